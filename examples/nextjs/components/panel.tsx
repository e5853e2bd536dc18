import type { ReactNode } from 'react'
import type { Item } from '@/lib/requests'
import { RequestCount } from './request-count'
import { Rows } from '@x/example-shared/page/rows.tsx'
import { ErrorMessage } from './error-message'

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

/** A hook at work: its rows, its error, and the number of its requests. */
export function Panel({ hook, library, url, rows, error, isLoading, retry, children }: PanelProps) {
  const titleId = `panel-${url.split('/').at(-1)}`
  return (
    <section className="card panel" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>{hook}</h2>
        <p className="quiet">{library}</p>
      </header>
      <p className="address">GET {url}</p>
      {error ? <ErrorMessage error={error} retry={retry} /> : null}
      <Rows rows={rows} isLoading={isLoading} isStale={error != null} />
      {children}
      <RequestCount url={url} hasData={rows !== undefined} />
    </section>
  )
}
