import type { Item } from '../server/items.ts'

interface RowsProps {
  readonly rows: readonly Item[] | undefined
  readonly isLoading: boolean
  /** Whether the rows may be old: the last request has failed. */
  readonly isStale?: boolean
}

export function Rows({ rows, isLoading, isStale = false }: RowsProps) {
  if (rows) {
    return (
      <ul className="rows" data-stale={isStale}>
        {rows.map((row) => (
          <li key={row.id}>
            <span className="row-title">{row.title}</span>
            <span className="row-state" data-state={row.state}>
              {row.state}
            </span>
            <span className="row-owner">{row.owner}</span>
            <span className="row-id">{row.id}</span>
          </li>
        ))}
      </ul>
    )
  }
  if (isLoading) {
    return (
      <div className="rows skeleton" role="status">
        <span className="visually-hidden">Loading</span>
        <i />
        <i />
        <i />
      </div>
    )
  }
  return <div className="rows empty">{isStale ? 'Nothing to show yet.' : 'Signed out. No requests are sent.'}</div>
}
