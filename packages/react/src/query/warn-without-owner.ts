import { matchQuery, type QueryCache, type QueryCacheNotifyEvent } from '@tanstack/react-query'
import { findIdentityKey, nameQuery, scopeKey } from './query-key.js'

/** The hashes of the keys that the page was warned of. */
const warned = new Set<string>()

/**
 * Warns once per key when the app writes an entry without an owner whose key the hooks keep per user, as
 * `queryClient.setQueryData(['todos'], …)` does. No hook would show that entry, and it would stay after sign-out.
 *
 * @returns a function that ends it
 */
export function warnWithoutOwner(queries: QueryCache): () => void {
  return queries.subscribe((event) => {
    const { queryKey, queryHash } = event.query
    if (!isWrite(event) || findIdentityKey(queryKey) !== undefined || warned.has(queryHash)) return
    const isOwned = queries.getAll().some((other) => {
      const owner = other.queryKey.length === queryKey.length + 1 ? findIdentityKey(other.queryKey) : undefined
      return owner !== undefined && matchQuery({ queryKey: scopeKey(queryKey, owner), exact: true }, other)
    })
    if (!isOwned) return
    warned.add(queryHash)
    // oxlint-disable-next-line no-console -- the warning is the feature
    console.warn(
      `${nameQuery(queryKey)} was written without its owner. The hooks keep this key per user, so they do not show the data, and it ` +
        'stays in the cache after sign-out. Write it with the client of useAuthQueryClient(), or with the key of authQueryKey().',
    )
  })
}

/** Whether an event reports new data: of `setQueryData`, a fetch, hydration or `initialData`. */
function isWrite(event: QueryCacheNotifyEvent): boolean {
  if (event.type === 'added') return event.query.state.data !== undefined
  return event.type === 'updated' && (event.action.type === 'success' || event.action.type === 'setState')
}
