import { useLayoutEffect } from 'react'
import type { Cell } from '../cell.ts'
import { explain } from './explain.ts'
import type { Lab } from './lab.ts'
import { summarize, type View } from './summarize.ts'

interface CellViewProps {
  readonly lab: Lab
  readonly cell: Cell
  readonly view: View
  readonly onPress: () => void
}

/** What a user sees of a cell: data, an alert with what to do, a button. */
export function CellView({ lab, cell, view, onPress }: CellViewProps) {
  const state = summarize(view)
  useLayoutEffect(() => lab.note(cell.id, state), [lab, cell.id, state])
  useLayoutEffect(() => void (view.error && lab.errors.add(view.error)), [lab, view.error])
  const { data, error, isSignedOut, isLoading, isPaused } = view
  return (
    <li data-cell={cell.id} data-state={state}>
      {isSignedOut && <p>Signed out.</p>}
      {!isSignedOut && data && (
        <p className="data">
          {data.owner} has {data.count}
        </p>
      )}
      {!isSignedOut && error ? <p role="alert">{explain(error)}</p> : null}
      {!isSignedOut && !data && !error && isLoading && <p>{isPaused ? 'Waiting for the network…' : 'Loading…'}</p>}
      <button onClick={onPress}>{cell.occasion === 'mutation' ? 'Order' : 'Try again'}</button>
    </li>
  )
}
