import type { Cache, ScopedMutator } from 'swr'
import { cache as defaultCache, mutate as defaultMutate } from 'swr/_internal'
import type { Scope } from '../scope/scope.js'
import type { WatchedCache } from '../scope/shared-cache.js'
import { guardWrites, type WriteGuard } from './guard-writes.js'
import { markerOfEntry } from './key.js'
import { watchPreloads } from './watch-preloads.js'

/** SWR knows nothing of a cache any more whose `SWRConfig` is unmounted, and fails. */
function ignore(): void {}

/** Has a cache of SWR cleaned when the identity changes, and what is preloaded for it; `mutate` is the one bound to it. */
export function watchSWR(scope: Scope, cache: Cache, mutate: ScopedMutator): void {
  scope.watch(cache, () => watchCache(cache, mutate))
  // The `mutate` that an app imports writes here, whatever cache its hooks have.
  scope.watch(defaultCache, () => watchCache(defaultCache, defaultMutate))
  watchPreloads(scope)
}

function watchCache(cache: Cache, mutate: ScopedMutator): WatchedCache {
  let writes: WriteGuard | undefined
  function ownersGone(isForeign: (marker: string) => boolean): string[] {
    return [...cache.keys()].filter((key) => {
      const marker = markerOfEntry(key)
      return marker !== undefined && isForeign(marker)
    })
  }

  return {
    purge(isForeign) {
      // Before the owner, who may be back, writes again.
      writes?.sweep()
      const keys = ownersGone(isForeign)
      for (const key of keys) {
        // A write that is still under way, such as a rollback, finds a newer one and leaves the entry alone.
        mutate(key, undefined, { revalidate: false }).catch(ignore)
        // The request that is under way is forgotten, so that nobody joins it should its owner come back.
        mutate(key).catch(ignore)
        cache.delete(key)
      }
      // What SWR itself still writes to these keys holds no data, and comes within microtasks.
      if (keys.length > 0) setTimeout(() => ownersGone(isForeign).forEach((key) => cache.delete(key)))
    },
    // An entry that a render makes for the next owner is wanted; one for an owner who is gone is not.
    guard({ isUnwanted }) {
      writes = guardWrites(cache, (marker) => isUnwanted(marker, false))
      return writes.release
    },
  }
}
