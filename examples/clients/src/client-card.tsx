import type { ReactNode } from 'react'
import { Snippet } from '@x/example-shared/page/snippet.tsx'

interface ClientCardProps {
  readonly title: string
  readonly what: string
  readonly source: string
  readonly children: ReactNode
}

/** A client at work, with the code that passes `authFetch` to it. */
export function ClientCard({ title, what, source, children }: ClientCardProps) {
  return (
    <section className="card client" aria-labelledby="client-title">
      <header>
        <h1 id="client-title">{title}</h1>
        <p className="quiet">{what}</p>
      </header>
      <div className="client-body">{children}</div>
      <Snippet source={source} entry="" label={`Code of ${title}`} />
    </section>
  )
}
