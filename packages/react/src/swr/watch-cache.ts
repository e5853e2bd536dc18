import type { Cache, ScopedMutator } from 'swr'
import { cache as defaultCache, mutate as defaultMutate } from 'swr/_internal'
import type { AuthSession } from '../auth/auth-session.js'
import type { WatchedCache } from '../auth/shared-cache.js'
import { guardWrites, type WriteGuard } from './guard-writes.js'
import { findIdentityKey } from './key.js'
import { watchPreloads } from './watch-preloads.js'

/** SWR knows nothing of a cache any more whose `SWRConfig` is unmounted, and fails. */
function noop(): void {}

/** Has a cache of SWR cleaned when the identity changes, and what is preloaded for it; `mutate` is the one bound to it. */
export function watchSWR(session: AuthSession, cache: Cache, mutate: ScopedMutator): void {
  session.watchCache(cache, () => watchCache(cache, mutate))
  // The `mutate` that an app imports writes here, whatever cache its hooks have.
  session.watchCache(defaultCache, () => watchCache(defaultCache, defaultMutate))
  watchPreloads(session)
}

function watchCache(cache: Cache, mutate: ScopedMutator): WatchedCache {
  let writes: WriteGuard | undefined
  function findForeignKeys(isForeign: (identityKey: string) => boolean): string[] {
    return [...cache.keys()].filter((key) => {
      const identityKey = findIdentityKey(key)
      return identityKey !== undefined && isForeign(identityKey)
    })
  }

  return {
    purge(isForeign) {
      // Before the owner, who may be back, writes again.
      writes?.sweep()
      const keys = findForeignKeys(isForeign)
      for (const key of keys) {
        // A write that is still under way, such as a rollback, finds a newer one and leaves the entry alone.
        mutate(key, undefined, { revalidate: false }).catch(noop)
        // The request that is under way is forgotten, so that nobody joins it should its owner come back.
        mutate(key).catch(noop)
        cache.delete(key)
      }
      // What SWR itself still writes to these keys holds no data, and comes within microtasks.
      if (keys.length > 0) setTimeout(() => findForeignKeys(isForeign).forEach((key) => cache.delete(key)))
    },
    // An entry that a render makes for the next owner is wanted; one for an owner who is gone is not.
    guard({ isUnwanted }) {
      writes = guardWrites(cache, (identityKey) => isUnwanted(identityKey, false))
      return writes.release
    },
  }
}
