import type { ReactNode } from 'react'
import type { Entry, Via } from '../timeline/entry.ts'
import { lastAttempt } from '../timeline/entry.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { TokenChip } from '../timeline/token-chip.tsx'
import { useTimeline } from '../timeline/use-timeline.ts'
import type { Item, Poll } from './item.ts'
import { Rows } from '@x/example-shared/page/rows.tsx'
import { Snippet } from '@x/example-shared/page/snippet.tsx'
import { ErrorMessage } from './error-message.tsx'

/** The page's settings, passed to each panel. */
export interface PanelSettings extends Poll {
  readonly timeline: Timeline
}

/** What a panel shows, from any of the hooks. */
export interface Feed {
  readonly rows: readonly Item[] | undefined
  readonly error: unknown
  readonly isLoading: boolean
  readonly retry: () => void
}

interface PanelProps extends Feed {
  readonly via: Via
  readonly hook: string
  readonly library: string
  readonly url: string
  readonly source: string
  readonly entry: string
  readonly timeline: Timeline
  readonly children?: ReactNode
}

/** A hook at work: its rows, the token of its last request, and its code. */
export function Panel(props: PanelProps) {
  const { via, hook, library, url, source, entry, timeline, children, ...feed } = props
  const titleId = `panel-${via}`
  return (
    <section className="card panel" aria-labelledby={titleId} data-via={via}>
      <header>
        <h2 id={titleId}>{hook}</h2>
        <p className="quiet">{library}</p>
      </header>
      <p className="address">
        <span className="method">GET</span> {url}
      </p>
      {feed.error ? <ErrorMessage error={feed.error} retry={feed.retry} /> : null}
      <Rows rows={feed.rows} isLoading={feed.isLoading} isStale={Boolean(feed.error)} />
      {children}
      <LastRequest via={via} timeline={timeline} />
      <Snippet source={source} entry={entry} label={`Code of ${hook}`} />
    </section>
  )
}

function LastRequest({ via, timeline }: { readonly via: Via; readonly timeline: Timeline }) {
  const { entries, tokens } = useTimeline(timeline)
  const entry = entries.find((candidate) => candidate.via === via && isSettled(candidate))
  const last = entry && lastAttempt(entry)
  return (
    <p className="last-request">
      {last?.claims && <TokenChip jti={last.claims.jti} tokens={tokens} />}
      <span>
        {last?.claims && `${Math.floor(last.tokenAge ?? 0)} s old, `}
        {entry?.replayed && 'replayed, '}
        {last ? `${last.status} in ${last.tookMs} ms` : 'No request yet'}
      </span>
    </p>
  )
}

function isSettled(entry: Entry): boolean {
  return lastAttempt(entry)?.status !== undefined
}
