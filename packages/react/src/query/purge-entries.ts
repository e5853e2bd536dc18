import { IdentityChangedError } from '@x/auth-fetch'
import type { Mutation, Query, QueryObserver, QueryObserverOptions } from '@tanstack/react-query'

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

/** Clears a settled mutation that is no longer in the cache: the render that showed it may be kept for a while. */
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
 * Lets a mutation fail that was removed from the cache while it waited to be online or for its turn: nobody would wake it again, and
 * its callbacks would never run.
 */
export function endWaitingMutation(mutation: Mutation): void {
  mutation.setOptions({
    ...mutation.options,
    networkMode: 'always',
    retry: false,
    mutationFn: () => Promise.reject(new IdentityChangedError('The mutation')),
  })
  // One that is pending begins where it was: `onMutate` does not run again.
  mutation.execute(mutation.state.variables).catch(() => {})
}
