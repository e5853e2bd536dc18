import { notifyManager, type Mutation, type Query, type QueryClient, type QueryObserver } from '@tanstack/react-query'
import type { WatchedCache } from '../auth/shared-cache.js'
import { createWeakList } from '../auth/shared-cache.js'
import { clearMutation, clearQuery, endWaitingMutation, forgetData, leaveScope } from './purge-entries.js'
import { findIdentityKey, findMutationOwner } from './query-key.js'
import { warnWithoutOwner } from './warn-without-owner.js'

declare const process: { readonly env: { readonly NODE_ENV?: string } }

/** Creates what removes the queries and mutations of past users from a client. Whole-cache persisters are notified of each removal. */
export function watchClient(client: QueryClient): WatchedCache {
  const queries = client.getQueryCache()
  const mutations = client.getMutationCache()
  /** Observers without a query in the cache: in a hidden tree, or of a query that the app removed. */
  const detached = createWeakList<QueryObserver>()
  /** Mutations that were restored from a store: no hook waits for them. */
  const restored = new WeakSet<Mutation>()
  /** Mutations that were removed while they run. Offline, their next try would wait forever: only mutations in the cache are resumed. */
  const removed = new WeakSet<Mutation>()

  function removeQuery(query: Query): void {
    const { observers } = query
    // The observers get no more notifications. A broadcasting client removes a query without observers in this tab only.
    query.observers = []
    queries.remove(query)
    stopTimer(query)
    clearQuery(query)
    for (const observer of observers) forgetData(observer, query)
  }

  function removeMutation(mutation: Mutation): void {
    mutations.remove(mutation)
    stopTimer(mutation)
    if (mutation.state.status !== 'pending') return clearMutation(mutation)
    leaveScope(mutation)
    if (!mutation.state.isPaused) removed.add(mutation)
    else if (!restored.has(mutation)) endWaitingMutation(mutation)
  }

  return {
    purge(isForeign) {
      const isGone = (identityKey: string | undefined): boolean => identityKey !== undefined && isForeign(identityKey)
      notifyManager.batch(() => {
        for (const query of queries.getAll()) {
          if (isGone(findIdentityKey(query.queryKey))) removeQuery(query)
        }
        for (const observer of detached.all()) {
          const query = observer.getCurrentQuery()
          if (isGone(findIdentityKey(query.queryKey))) forgetData(observer, query)
        }
        for (const mutation of mutations.getAll()) {
          if (isGone(findMutationOwner(mutation))) removeMutation(mutation)
        }
        // Mutations of other owners that waited behind a removed one. `continue` does nothing if they have to wait further.
        for (const mutation of mutations.getAll()) {
          const isWaiting = mutation.state.isPaused && mutation.options.scope && !restored.has(mutation)
          if (isWaiting) mutation.continue().catch(() => {})
        }
      })
    },
    // A late rollback, or a store that is being restored, would add entries again.
    guard({ isUnwanted, waitForOwner }) {
      // A persister subscribes after its store is restored, as the hooks do. It would miss a removal before that.
      let notifyAgain: (() => void) | undefined
      function notifyLater(tell: () => void): void {
        notifyAgain = tell
        setTimeout(tell)
      }
      const leaves = [
        queries.subscribe((event) => {
          const { type, query } = event
          if (type === 'observerAdded' && notifyAgain) {
            setTimeout(notifyAgain)
            notifyAgain = undefined
          }
          if (type === 'observerRemoved') detached.add(event.observer)
          if (type === 'removed') for (const observer of query.observers) detached.add(observer)
          if (type !== 'added') return
          const identityKey = findIdentityKey(query.queryKey)
          if (identityKey === undefined || !isUnwanted(identityKey, isRestored(query, client))) return
          queries.remove(query)
          notifyLater(() => queries.notify({ type: 'removed', query }))
        }),
        mutations.subscribe(({ type, mutation }) => {
          if (type === 'updated' && mutation.state.isPaused && removed.delete(mutation)) endWaitingMutation(mutation)
          if (type !== 'added') return
          const isPending = mutation.state.status !== 'idle'
          if (isPending) restored.add(mutation)
          const identityKey = findMutationOwner(mutation)
          if (identityKey === undefined) return
          if (isUnwanted(identityKey, isPending)) {
            mutations.remove(mutation)
            stopTimer(mutation)
            if (!isPending) removed.add(mutation)
            notifyLater(() => mutations.notify({ type: 'removed', mutation }))
            // A mutation that starts here keeps its owner by its own `authFetch`.
          } else if (isPending) waitForOwnerFirst(mutation, () => waitForOwner(identityKey))
        }),
      ]
      if (process.env.NODE_ENV !== 'production') leaves.push(warnWithoutOwner(queries))
      return () => leaves.forEach((leave) => leave())
    },
  }
}

/** Stops the garbage collection timer of a removed query or mutation. The timer keeps it in memory, forever if the mutation never settles. */
function stopTimer(removed: Query | Mutation): void {
  removed.gcTime = Infinity
  removed.destroy()
}

/** Whether a query comes from a store, from streamed HTML or from a late write: no hook has given it a function. */
function isRestored({ state, options }: Query, client: QueryClient): boolean {
  return state.data !== undefined || options.queryFn === client.getDefaultOptions().queries?.queryFn
}

/** Makes a restored mutation wait until its owner is signed in. The app's default function would send it as the current user. */
function waitForOwnerFirst(mutation: Mutation, untilOwned: () => Promise<void>): void {
  const { mutationFn, ...options } = mutation.options
  if (mutationFn)
    mutation.setOptions({ ...options, mutationFn: (...args) => untilOwned().then(() => mutationFn(...args)) })
}
