import type { ActivityPage } from './use-activity.ts'

interface PagesListProps {
  readonly pages: readonly ActivityPage[] | undefined
  readonly isLoading: boolean
  readonly more: () => void
}

/** A list that comes page by page. */
export function PagesList({ pages, isLoading, more }: PagesListProps) {
  const atEnd = pages?.at(-1)?.next === null
  return (
    <>
      <ul className="lines" aria-busy={isLoading}>
        {pages
          ?.flatMap(({ items }) => items)
          .map(({ id, title, owner }) => (
            <li key={id}>
              {title} <span className="quiet">{owner}</span>
            </li>
          ))}
      </ul>
      <button type="button" className="small" disabled={isLoading || atEnd} onClick={more}>
        {atEnd ? 'That is all' : 'Load more'}
      </button>
    </>
  )
}
