'use client'
import { type ReactElement, useId } from 'react'
import { type Entry, outcomeOf, type RequestEntry } from './entries.js'

/** The props of `Toolbar`. */
export interface ToolbarProps {
  readonly entries: readonly Entry[]
  readonly text: string
  readonly onText: (text: string) => void
  readonly view: View
  readonly onView: (view: View) => void
  readonly onClear: () => void
}

/** The filters of the panel, with the number of requests in each. */
export function Toolbar({ entries, text, onText, view, onView, onClear }: ToolbarProps): ReactElement {
  const name = useId()
  return (
    <div className="afd-bar">
      <input
        type="search"
        placeholder="Filter by URL"
        aria-label="Filter by URL"
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
      <fieldset>
        <legend>Show</legend>
        {views.map(({ value, label }) => (
          <label key={value}>
            <input type="radio" name={name} checked={view === value} onChange={() => onView(value)} />
            {label} <b>{countIn(entries, value, text)}</b>
          </label>
        ))}
      </fieldset>
      <button type="button" onClick={onClear}>
        Clear
      </button>
    </div>
  )
}

export type View = 'all' | 'token' | 'bare' | 'refreshed' | 'failed'

/** The filters of the toolbar. */
export const views: readonly { readonly value: View; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'token', label: 'With a token' },
  { value: 'bare', label: 'Without' },
  { value: 'refreshed', label: 'Token rejected' },
  { value: 'failed', label: 'Failed' },
]

/** Returns the entries that match a view and a part of a URL. Changes of identity always match. */
export function filterEntries(entries: readonly Entry[], view: View, text: string): readonly Entry[] {
  const wanted = text.trim().toLowerCase()
  return entries.filter((entry) => {
    if (entry.kind === 'identity') return true
    const line = `${entry.method} ${entry.url}`.toLowerCase()
    return line.includes(wanted) && isIn(view, entry)
  })
}

/** Returns the number of requests in a view. */
export function countIn(entries: readonly Entry[], view: View, text: string): number {
  return filterEntries(entries, view, text).filter(({ kind }) => kind === 'request').length
}

function isIn(view: View, entry: RequestEntry): boolean {
  const { isWaiting, isAuthorized, isRefreshed, status = 0, error } = outcomeOf(entry)
  switch (view) {
    case 'all':
      return true
    case 'token':
      return isAuthorized
    case 'bare':
      return !isAuthorized && !isWaiting
    case 'refreshed':
      return isRefreshed
    case 'failed':
      return error !== undefined || status >= 400
  }
}
