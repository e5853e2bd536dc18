import { useId, type ReactNode } from 'react'
import { Snippet } from '@x/example-shared/page/snippet.tsx'

interface HookCardProps {
  readonly title: string
  readonly hooks: string
  readonly source: string
  readonly entry: string
  readonly children: ReactNode
}

/** One or two hooks at work, with their code. */
export function HookCard({ title, hooks, source, entry, children }: HookCardProps) {
  const id = useId()
  return (
    <section className="card hook" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <p>{hooks}</p>
      </header>
      <div className="hook-body">{children}</div>
      <details>
        <summary>Code</summary>
        <Snippet source={source} entry={entry} label={`Code of ${hooks}`} />
      </details>
    </section>
  )
}
