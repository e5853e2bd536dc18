'use client'
import { SignedOutError } from '@x/auth-fetch'
import { useState } from 'react'
import type { Arguments, BareFetcher, Key, Middleware, SWRConfiguration, SWRResponse, useSWRConfig } from 'swr'
import type { Scope } from '../scope/scope.js'
import { fetchKey, scopeFetcher } from './fetcher.js'
import { ownKey } from './key.js'
import { normalize, withInnermost } from './normalize.js'
import { chooseRetry, createRetry, hasOwnRetry } from './retry.js'
import type { LooseArguments } from './types.js'
import { watchCache } from './watch-cache.js'

/** Middleware gets the configuration merged, with the cache and the `mutate` that belongs to it. */
export type MergedConfiguration = SWRConfiguration & Pick<ReturnType<typeof useSWRConfig>, 'cache' | 'mutate'>

/**
 * Gives the arguments of SWR's own hook, for a scope's owner.
 *
 * @param serialize gives the name of an entry in the cache
 */
export function bindArguments(
  scope: Scope,
  args: LooseArguments,
  serialize: (key: Key) => string,
): [key: Key, fetcher: BareFetcher, config: SWRConfiguration] {
  const { key, fetcher, config } = normalize(args)
  const middleware = authenticate(scope, serialize, hasOwnRetry(config))
  return [key, fetcher ?? (fetchKey as BareFetcher), withInnermost(config, middleware)] // authenticate hands it what it takes
}

/**
 * Gives the middleware that makes a hook of SWR one of the user's: it puts the owner into the key and `authFetch` into the
 * fetcher. It runs innermost, so that the app's own middleware sees the app's own key.
 *
 * @see https://swr.vercel.app/docs/middleware
 */
function authenticate(scope: Scope, serialize: (key: Key) => string, isRetryOwn: boolean): Middleware {
  return (useSWRNext) =>
    function useOwned(key: Key, fetcher: BareFetcher | null, config: SWRConfiguration): SWRResponse {
      const { marker } = scope.life
      const { cache, mutate } = config as MergedConfiguration // see SWR's withArgs
      scope.watch(cache, () => watchCache(cache, mutate))
      const ownedKey = scope.isActive ? own(key, scope) : null

      const [retry] = useState(createRetry)
      // SWR keeps the data that this hook showed last, whoever owns it.
      const [keptFor, setKeptFor] = useState(marker)
      const keepsData = scope.isActive && config.keepPreviousData
      if (keepsData && keptFor !== marker && cache.get(serialize(ownedKey))?.data !== undefined) setKeptFor(marker)

      if (config.suspense && !scope.isActive && serialize(key)) throw new SignedOutError(serialize(key))

      // A copy with the same members: V8, and SWR with it, take several times as long for one that has gained some.
      const ownedConfig = { ...config }
      ownedConfig.onErrorRetry = chooseRetry(config, isRetryOwn, retry)
      if (keepsData && keptFor !== marker) ownedConfig.keepPreviousData = false
      if (!scope.isActive) Object.assign(ownedConfig, idle)
      return useSWRNext(ownedKey, fetcher && scopeFetcher(scope, fetcher), ownedConfig)
    }
}

/** Nobody is signed in: what the hook was given to show at first, or showed last, may be somebody's. */
const idle: SWRConfiguration = Object.freeze({ fallbackData: undefined, keepPreviousData: false })

/** The owned form of a key; of one that is a function, a function. */
export function own(key: Key | ((...args: never) => Arguments), { life }: Scope): Key {
  if (typeof key !== 'function') return ownKey(key, life.marker)
  // A list asks for the key of its next page although its owner is gone: there is none.
  return (...args: never) => (life.signal.aborted ? null : ownKey(key(...args), life.marker))
}
