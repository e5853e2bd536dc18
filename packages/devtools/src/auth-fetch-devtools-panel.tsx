'use client'
import { useState, useSyncExternalStore, type ReactElement } from 'react'
import { describeIdentity } from './describe.js'
import type { Entry } from './entries.js'
import { filterEntries, views, type View } from './filter-entries.js'
import { RequestRow } from './request-row.js'
import { styles } from './styles.js'
import { timeline } from './timeline.js'

/** The props of `AuthFetchDevtoolsPanel`. */
export interface AuthFetchDevtoolsPanelProps {
  /** @default that of the system */
  readonly theme?: 'light' | 'dark'
}

const none: readonly Entry[] = []

/** See `index.ts`, where it is documented. */
export function AuthFetchDevtoolsPanel({ theme }: AuthFetchDevtoolsPanelProps): ReactElement | null {
  const entries = useSyncExternalStore(timeline.subscribe, timeline.entries, () => none)
  const [view, setView] = useState<View>('all')
  const [text, setText] = useState('')
  const shown = filterEntries(entries, view, text)
  return (
    <div className="afd" data-theme={theme}>
      <style>{styles}</style>
      <div className="afd-bar">
        <input
          type="search"
          placeholder="Filter by URL"
          aria-label="Filter by URL"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <select aria-label="Show" value={view} onChange={({ target }) => setView(target.value as View)}>
          {Object.entries(views).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <button type="button" onClick={timeline.clear}>
          Clear
        </button>
      </div>
      {shown.length === 0 && <p>{entries.length === 0 ? 'No request yet.' : 'No request like that.'}</p>}
      <ol className="afd-entries" aria-label="Requests, newest first">
        {shown.map((entry) => (
          <li key={entry.key}>
            {entry.kind === 'request' ? (
              <RequestRow entry={entry} />
            ) : (
              <p className="afd-identity">
                <time dateTime={new Date(entry.at).toISOString()}>{new Date(entry.at).toLocaleTimeString()}</time>{' '}
                {describeIdentity(entry)}
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
