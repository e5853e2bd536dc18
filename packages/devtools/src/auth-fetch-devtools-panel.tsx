'use client'
import { type ReactElement, useState, useSyncExternalStore } from 'react'
import type { Entry } from './entries.js'
import { IdentityRow, RequestRow } from './entry-rows.js'
import { styles } from './styles.js'
import { timeline } from './timeline.js'
import { filterEntries, Toolbar, type View } from './toolbar.js'

/** The props of `AuthFetchDevtoolsPanel`. */
export interface AuthFetchDevtoolsPanelProps {
  /** @default that of the system */
  readonly theme?: 'light' | 'dark'
}

const none: readonly Entry[] = []
const empty = 'No request yet. Those made with the options that withDevtools() gives back show up here.'

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
      {shown.length === 0 && <p>{entries.length === 0 ? empty : 'No request like that.'}</p>}
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

/** A plugin of TanStack Devtools. */
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
