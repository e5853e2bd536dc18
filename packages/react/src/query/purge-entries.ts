import { IdentityChangedError } from '@x/auth-fetch'
import type { Mutation, Query, QueryObserver, QueryObserverOptions } from '@tanstack/react-query'

/** A `protected` method of TanStack Query: no public one makes an observer select again without notifying its component. */
interface Selecting {
  createResult(query: Query, options: QueryObserverOptions): unknown
}

/** Clears a query that is no longer in the cache. Observers keep a reference to the last query that had data. */
export function clearQuery(query: Query): void {
  query.state = { ...query.state, data: undefined, error: null, fetchFailureReason: null, status: 'pending' }
}

/**
 * Makes an observer forget what it selected from a query, and clears the query. Otherwise it would show its last selection, of another
 * user, next to the next error of `select`.
 */
export function forgetData(observer: QueryObserver, query: Query): void {
  const { options } = observer
  // Calls no function of the app: the app passed these for another user.
  const bare = { ...options, select: () => undefined, structuralSharing: false, enabled: false }
  if (options.select) {
    query.state = { ...query.state, data: null } // an observer selects only when there is data
    ;(observer as unknown as Selecting).createResult(query, bare) // see Selecting
  }
  clearQuery(query)
  if (observer.hasListeners()) return
  // An observer in a hidden tree is not rendered for the next identity yet, and still has its last result.
  observer.options = { ...bare, placeholderData: undefined, notifyOnChangeProps: undefined }
  observer.updateResult()
  observer.options = options
}

/** Clears a settled mutation that is no longer in the cache. The last render may still refer to it for a while. */
export function clearMutation(mutation: Mutation): void {
  mutation.state = { ...mutation.state, data: undefined, variables: undefined, context: undefined, error: null }
}

/**
 * Takes a pending mutation that was removed from the cache out of its `scope`. Otherwise its next retry would wait forever behind the
 * next owner's mutation.
 */
export function leaveScope(mutation: Mutation): void {
  const { scope: _scope, ...options } = mutation.options
  mutation.setOptions(options)
}

/**
 * Fails a mutation that was removed from the cache while it waited to be online or for its turn. Otherwise nothing would continue it, and
 * its callbacks would never run.
 */
export function endWaitingMutation(mutation: Mutation): void {
  mutation.setOptions({
    ...mutation.options,
    networkMode: 'always',
    retry: false,
    mutationFn: () => Promise.reject(new IdentityChangedError('The mutation')),
  })
  // A pending mutation continues where it was: `onMutate` does not run again.
  mutation.execute(mutation.state.variables).catch(() => {})
}
