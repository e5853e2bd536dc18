import { notifyManager, type Mutation, type Query, type QueryClient, type QueryObserver } from '@tanstack/react-query'
import type { WatchedCache } from '../auth/shared-cache.js'
import { createWeakList } from '../auth/shared-cache.js'
import { clearMutation, clearQuery, endWaitingMutation, forgetData, leaveScope } from './purge-entries.js'
import { findIdentityKey } from './query-key.js'

/** Watches the queries and mutations of a client. Persisters of the whole cache hear of each removal. */
export function watchClient(client: QueryClient): WatchedCache {
  const queries = client.getQueryCache()
  const mutations = client.getMutationCache()
  /** Observers that a query in the cache no longer knows: in a hidden tree, or of a query that the app removed. */
  const detached = createWeakList<QueryObserver>()
  /** Mutations out of a store: nobody here waits for them. */
  const restored = new WeakSet<Mutation>()

  function removeQuery(query: Query): void {
    const { observers } = query
    // It tells them nothing more. One that is not observed is also not removed in other tabs, by a client that broadcasts.
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
    if (mutation.state.isPaused && !restored.has(mutation)) endWaitingMutation(mutation)
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
          if (isGone(findIdentityKey(mutation.options.mutationKey))) removeMutation(mutation)
        }
        // Those of other owners that waited behind one of these; it goes on only if it may.
        for (const mutation of mutations.getAll()) {
          const isWaiting = mutation.state.isPaused && mutation.options.scope && !restored.has(mutation)
          if (isWaiting) mutation.continue().catch(() => {})
        }
      })
    },
    // A rollback that comes late, or a store that is restored, would bring entries back.
    guard({ isUnwanted, waitForOwner }) {
      // A persister listens once its store is restored, and so do the hooks: until then it would keep what is removed here.
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
          // One that is begun here is kept with its owner by its own `authFetch`.
          if (type !== 'added' || mutation.state.status === 'idle') return
          restored.add(mutation)
          const identityKey = findIdentityKey(mutation.options.mutationKey)
          if (identityKey === undefined) return
          if (isUnwanted(identityKey, true)) {
            mutations.remove(mutation)
            notifyLater(() => mutations.notify({ type: 'removed', mutation }))
          } else waitForOwnerFirst(mutation, () => waitForOwner(identityKey))
        }),
      ]
      return () => leaves.forEach((leave) => leave())
    },
  }
}

/** Stops the garbage collection timer of a removed query or mutation. The timer keeps it in memory, forever if the mutation never settles. */
function stopTimer(removed: Query | Mutation): void {
  removed.gcTime = Infinity
  removed.destroy()
}

/** Out of a store, of HTML that is still on its way, or of a late write: no hook asked for it with a function of its own. */
function isRestored({ state, options }: Query, client: QueryClient): boolean {
  return state.data !== undefined || options.queryFn === client.getDefaultOptions().queries?.queryFn
}

/** A restored mutation is resumed by a default of the app, as a rule as whoever is signed in: it may wait for Clerk, and be another's. */
function waitForOwnerFirst(mutation: Mutation, untilOwned: () => Promise<void>): void {
  const { mutationFn, ...options } = mutation.options
  if (mutationFn)
    mutation.setOptions({ ...options, mutationFn: (...args) => untilOwned().then(() => mutationFn(...args)) })
}
