'use client'
import type { BareFetcher, Key, Middleware, SWRConfiguration, SWRResponse } from 'swr'
import type { Scope } from '../scope/scope.js'
import { own, type MergedConfiguration } from './authenticate.js'
import { disownKey } from './key.js'
import { watchCache } from './watch-cache.js'

/** Gives the middleware that makes a mutation of SWR one of the user's. */
export function authenticateMutation(scope: Scope): Middleware {
  return (useSWRNext) =>
    function useOwned(key: Key, fetcher: BareFetcher | null, config: SWRConfiguration): SWRResponse {
      const { cache, mutate } = config as MergedConfiguration // see SWR's withArgs
      scope.watch(cache, () => watchCache(cache, mutate))
      return useSWRNext(own(key, scope), fetcher && scopeMutation(scope, fetcher), config)
    }
}

/** Its result is for the owner alone: once that one is gone the mutation fails, and writes nothing to the cache. */
function scopeMutation({ life, authFetch }: Scope, fetcher: BareFetcher): BareFetcher {
  return async (ownedKey: unknown, { arg }: { readonly arg: unknown }) => {
    const data: unknown = await fetcher(disownKey(ownedKey)?.key, { arg, authFetch })
    // What was begun before Clerk was loaded goes on; `authFetch` waited.
    if (life.identity !== undefined) life.signal.throwIfAborted()
    return data
  }
}
