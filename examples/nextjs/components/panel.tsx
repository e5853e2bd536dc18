import type { ReactNode } from 'react'
import type { Item } from '@/lib/requests'
import { RequestCount } from './request-count'
import { Rows } from './rows'
import { Trouble } from './trouble'

interface PanelProps {
  readonly hook: string
  readonly library: string
  readonly url: string
  readonly rows: readonly Item[] | undefined
  readonly error: unknown
  readonly isLoading: boolean
  readonly retry: () => void
  readonly children?: ReactNode
}

/** One way to ask: what it has, what went wrong, how often it asked. */
export function Panel({ hook, library, url, rows, error, isLoading, retry, children }: PanelProps) {
  const titleId = `panel-${url.split('/').at(-1)}`
  return (
    <section className="card panel" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>{hook}</h2>
        <p className="quiet">{library}</p>
      </header>
      <p className="address">GET {url}</p>
      {error ? <Trouble error={error} retry={retry} /> : null}
      <Rows rows={rows} isLoading={isLoading} />
      {children}
      <RequestCount url={url} hasData={rows !== undefined} />
    </section>
  )
}
