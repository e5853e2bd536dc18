import type { Cache, ScopedMutator } from 'swr'
import { cache as defaultCache, mutate as defaultMutate, SWRGlobalState } from 'swr/_internal'
import type { AuthSession } from '../auth/auth-session.js'
import type { WatchedCache } from '../auth/shared-cache.js'
import { guardWrites, type WriteGuard } from './guard-writes.js'
import { findIdentityKey } from './key.js'

/** SWR's `mutate` rejects for a cache whose `SWRConfig` is unmounted. */
function noop(): void {}

/** Cleans a cache of SWR, and the preloaded responses, when the identity changes. `mutate` is the one bound to the cache. */
export function watchSWR(session: AuthSession, cache: Cache, mutate: ScopedMutator): void {
  session.watchCache(cache, () => watchCache(cache, mutate))
  // The `mutate` that an app imports from SWR writes here, whatever cache its hooks use.
  session.watchCache(defaultCache, () => watchCache(defaultCache, defaultMutate))
  // SWR keeps the preloaded responses of all caches in one object, available from its internal entry only.
  const preloads = SWRGlobalState.get(defaultCache)?.[3]
  if (preloads) session.watchCache(preloads, () => watchPreloads(preloads))
}

function watchCache(cache: Cache, mutate: ScopedMutator): WatchedCache {
  let writes: WriteGuard | undefined
  return {
    purge(isForeign) {
      // First, before a returning owner writes again.
      writes?.sweep()
      const names = findForeign(cache.keys(), isForeign)
      for (const name of names) {
        // A pending write, such as a rollback, finds a newer one and leaves the entry alone.
        mutate(name, undefined, { revalidate: false }).catch(noop)
        // SWR discards the pending request, so that a returning owner does not join it.
        mutate(name).catch(noop)
        cache.delete(name)
      }
      // SWR itself still writes to these entries within microtasks, without data.
      if (names.length > 0) setTimeout(() => findForeign(cache.keys(), isForeign).forEach((name) => cache.delete(name)))
    },
    // An entry that a render creates for the next owner is wanted; one for a former owner is not.
    guard({ isUnwanted }) {
      writes = guardWrites(cache, (identityKey) => isUnwanted(identityKey, false))
      return writes.release
    },
  }
}

/** Removes a former owner's preloaded responses that no hook has used; see https://swr.vercel.app/docs/prefetching. */
function watchPreloads(preloads: Record<string, unknown>): WatchedCache {
  return {
    purge(isForeign) {
      for (const name of findForeign(Object.keys(preloads), isForeign)) delete preloads[name]
    },
  }
}

function findForeign(names: Iterable<string>, isForeign: (identityKey: string) => boolean): string[] {
  return [...names].filter((name) => {
    const identityKey = findIdentityKey(name)
    return identityKey !== undefined && isForeign(identityKey)
  })
}
