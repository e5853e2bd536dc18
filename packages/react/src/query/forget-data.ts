import type { Query, QueryObserver, QueryObserverOptions } from '@tanstack/react-query'

/** TanStack Query calls it `protected`; nothing that is public makes an observer select again without telling its component. */
interface Selecting {
  createResult(query: Query, options: QueryObserverOptions): unknown
}

/** Clears a query that is no longer in the cache: observers hold on to the last one that had data. */
export function clearQuery(query: Query): void {
  query.state = { ...query.state, data: undefined, error: null, fetchFailureReason: null, status: 'pending' }
}

/**
 * Makes an observer forget what it selected from a query, and clears the query. The observer would show its last selection beside the
 * next error of `select`, whoever that was selected for.
 */
export function forgetData(observer: QueryObserver, query: Query): void {
  const { options } = observer
  // No function of the app is called: it would be one that was given for another user.
  const bare = { ...options, select: () => undefined, structuralSharing: false, enabled: false }
  if (options.select) {
    query.state = { ...query.state, data: null } // it selects from data that is there
    ;(observer as unknown as Selecting).createResult(query, bare) // see there
  }
  clearQuery(query)
  if (observer.hasListeners()) return
  // One in a hidden tree has not been rendered for the next identity yet, and still has its last result.
  observer.options = { ...bare, placeholderData: undefined, notifyOnChangeProps: undefined }
  observer.updateResult()
  observer.options = options
}
