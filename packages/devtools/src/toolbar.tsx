'use client'
import { useId, type ReactElement } from 'react'
import type { Entry } from './entries.js'
import { countIn, views, type View } from './filter-entries.js'

/** The props of `Toolbar`. */
export interface ToolbarProps {
  readonly entries: readonly Entry[]
  readonly text: string
  readonly onText: (text: string) => void
  readonly view: View
  readonly onView: (view: View) => void
  readonly onClear: () => void
}

/** Chooses what is shown, and says how much there is of each. */
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
