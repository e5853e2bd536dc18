import { RequestState } from './request-state.tsx'
import type { ActivityPage } from './use-activity.ts'

interface InfiniteListProps {
  readonly pages: readonly ActivityPage[] | undefined
  readonly error: Error | null | undefined
  readonly isFetching: boolean
  readonly loadMore: () => void
}

/** The pages loaded so far, with a button that loads the next one. */
export function InfiniteList({ pages, error, isFetching, loadMore }: InfiniteListProps) {
  const isComplete = pages?.at(-1)?.next === null
  return (
    <>
      <RequestState isLoading={isFetching && !pages} error={error} />
      <ul className="lines" aria-busy={isFetching}>
        {pages
          ?.flatMap(({ items }) => items)
          .map(({ id, title, owner }) => (
            <li key={id}>
              {title} <span className="quiet">{owner}</span>
            </li>
          ))}
      </ul>
      <button type="button" className="small" disabled={isFetching || isComplete} onClick={loadMore}>
        {isComplete ? 'No more items' : 'Load more'}
      </button>
    </>
  )
}
