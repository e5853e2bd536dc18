'use client'
import { createFetcher, SignedOutError } from '@x/auth-fetch'
import { useState } from 'react'
import type { Arguments, BareFetcher, Key, Middleware, SWRConfiguration, SWRResponse } from 'swr'
import type { Scope } from '../scope/scope.js'
import { scopeFetcher } from './fetcher.js'
import { nameKey, ownKey } from './key.js'
import { normalize, withInnermost } from './normalize.js'
import { asLoading, useGuardedResult } from './owned-result.js'
import { plainCallbacks } from './plain-callbacks.js'
import { createRetry, hasOwnRetry } from './retry.js'
import { createSizeOwner, type SizeOwner } from './size-owner.js'
import type { LooseArguments, MergedConfiguration } from './types.js'
import { watchSWR } from './watch-cache.js'

/** Gives the name of an entry in the cache; `''` for a key that sends nothing. */
type Serialize = (key: Key) => string

/** Gives the arguments of SWR's own hook, for a scope's owner. */
export function bindArguments(
  scope: Scope,
  args: LooseArguments,
  serialize: Serialize,
): [key: Key, fetcher: BareFetcher, config: SWRConfiguration] {
  const { key, fetcher, config } = normalize(args)
  const { authFetch } = scope
  // Outermost, so that the app's own middleware may call it with a key alone.
  const bound: BareFetcher = fetcher ? (...given) => fetcher(...given, { authFetch }) : createFetcher(authFetch)
  return [key, bound, withInnermost(config, authenticate(scope, serialize, config))]
}

/**
 * Gives the middleware that makes a hook of SWR one of the user's: it puts the owner into the key. It runs innermost, so that
 * the app's own middleware sees the app's own key.
 *
 * @param local the configuration of this very hook
 * @see https://swr.vercel.app/docs/middleware
 */
function authenticate(scope: Scope, serialize: Serialize, local: SWRConfiguration): Middleware {
  return (useSWRNext) =>
    function useOwned(key: Key, fetcher: BareFetcher | null, config: SWRConfiguration): SWRResponse {
      const call = useOwnedCall(scope, serialize, key, config, local)
      const result = useSWRNext(call.key, fetcher && scopeFetcher(scope, fetcher), call.config)
      const guarded = useGuardedResult(result, scope.life, call)
      return call.isWaiting ? asLoading(guarded) : guarded
    }
}

interface OwnedCall {
  readonly key: Key
  readonly config: SWRConfiguration
  /** Whether there is a key, but not known yet whose. */
  readonly isWaiting: boolean
  readonly canWrite: boolean
  readonly size: SizeOwner
}

function useOwnedCall(
  scope: Scope,
  serialize: Serialize,
  key: Key,
  config: SWRConfiguration,
  local: SWRConfiguration,
): OwnedCall {
  const { life, isActive, status } = scope
  const { cache, mutate } = config as MergedConfiguration // see SWR's withArgs
  watchSWR(scope, cache, mutate)

  if (config.suspense && !isActive && serialize(key)) throw new SignedOutError(nameKey(key))
  // A key would be SWR's first one, and what is to happen on mount done before it is known for whom.
  const isEarly = status === 'loading' && !config.suspense
  const ownedKey = isActive && !isEarly ? own(key, scope) : null

  const [retry] = useState(createRetry)
  // SWR keeps the key and the data that this hook had last, whoever owns them.
  const [lastLife, setLastLife] = useState(life)
  const name = lastLife === life ? undefined : serialize(ownedKey)
  if (name && config.keepPreviousData && cache.get(name)?.data !== undefined) setLastLife(life)
  // And the size that a list had last.
  const [size] = useState(() => createSizeOwner(life))

  // A copy with the same members: V8, and SWR with it, take several times as long for one that has gained some.
  const ownedConfig = { ...config }
  Object.assign(ownedConfig, plainCallbacks(config))
  if (!hasOwnRetry(config, local)) ownedConfig.onErrorRetry = retry
  if (name !== undefined) ownedConfig.keepPreviousData = false
  if (persistsSize(config) && !size.isOf(life)) Object.assign(ownedConfig, { persistSize: false })
  if (!isActive) Object.assign(ownedConfig, idle)
  return {
    key: ownedKey,
    config: ownedConfig,
    isWaiting: isEarly && serialize(key) !== '',
    canWrite: isActive && name !== '',
    size,
  }
}

/** Whether a list is to keep its size when its key changes. */
function persistsSize(config: object): boolean {
  return 'persistSize' in config && config.persistSize === true
}

/** Nobody is signed in: what the hook was given to show at first, or showed last, may be somebody's. */
const idle: SWRConfiguration = Object.freeze({ fallbackData: undefined, keepPreviousData: false })

/** The owned form of a key; of one that is a function, a function. */
export function own(key: Key | ((...args: never) => Arguments), { life }: Scope): Key {
  if (typeof key !== 'function') return ownKey(key, life.marker)
  // A list asks for the key of its next page although its owner is gone: there is none.
  return (...args: never) => (life.signal.aborted ? null : ownKey(key(...args), life.marker))
}
