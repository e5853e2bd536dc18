'use client'
import { type ReactElement, useState, useSyncExternalStore } from 'react'
import type { Entry } from './entries.js'
import { IdentityRow, RequestRow } from './entry-rows.js'
import { styles } from './styles.js'
import { timeline } from './timeline.js'
import { filterEntries, Toolbar, type View } from './toolbar.js'

/** The props of `AuthFetchDevtoolsPanel`. */
export interface AuthFetchDevtoolsPanelProps {
  /** @default the system's theme */
  readonly theme?: 'light' | 'dark'
}

const none: readonly Entry[] = []
const empty =
  'No requests yet. Pass the options returned by withDevtools() to AuthFetchProvider or createAuthFetch() to see its requests here.'

/** See `index.ts`, where it is documented. */
export function AuthFetchDevtoolsPanel({ theme }: AuthFetchDevtoolsPanelProps): ReactElement | null {
  const entries = useSyncExternalStore(timeline.subscribe, timeline.entries, () => none)
  const [view, setView] = useState<View>('all')
  const [text, setText] = useState('')
  const shown = filterEntries(entries, view, text)
  return (
    <div className="afd" data-theme={theme}>
      <style>{styles}</style>
      <Toolbar {...{ entries, text, view }} onText={setText} onView={setView} onClear={timeline.clear} />
      {shown.length === 0 && <p>{entries.length === 0 ? empty : 'No request matches the filter.'}</p>}
      <ol className="afd-entries" aria-label="Requests, newest first">
        {shown.map((entry) => (
          <li key={entry.key}>
            {entry.kind === 'request' ? <RequestRow entry={entry} /> : <IdentityRow entry={entry} />}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** The plugin for TanStack Devtools. */
export interface AuthFetchDevtoolsPlugin {
  readonly id: string
  readonly name: string
  readonly render: (element: HTMLElement, props: { readonly theme: 'light' | 'dark' }) => ReactElement
}

/** See `index.ts`, where it is documented. */
export function authFetchDevtoolsPlugin(): AuthFetchDevtoolsPlugin {
  return {
    id: 'auth-fetch',
    name: 'auth-fetch',
    render: (_element, { theme }) => <AuthFetchDevtoolsPanel theme={theme} />,
  }
}
