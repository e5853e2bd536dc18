'use client'
import { createFetcher, SignedOutError } from '@x/auth-fetch'
import { useState } from 'react'
import type { Arguments, BareFetcher, Key, Middleware, SWRConfiguration, SWRResponse } from 'swr'
import type { AuthSession } from '../auth/auth-session.js'
import { scopeFetcher } from './fetcher.js'
import { nameKey, scopeKey } from './key.js'
import { normalizeArgs, withInnermost } from './normalize-args.js'
import { asLoading, useGuardedResult } from './owned-result.js'
import { withUserKeys } from './with-user-keys.js'
import { createRetry, hasOwnRetry } from './retry.js'
import { createSizeOwner, type SizeOwner } from './size-owner.js'
import type { LooseArguments, MergedConfiguration } from './types.js'
import { watchSWR } from './watch-cache.js'

/** Gives the name of an entry in the cache; `''` for a key that sends nothing. */
type Serialize = (key: Key) => string

/** Gives the arguments of SWR's own hook, for a scope's owner. */
export function resolveArgs(
  session: AuthSession,
  args: LooseArguments,
  serialize: Serialize,
): [key: Key, fetcher: BareFetcher, config: SWRConfiguration] {
  const { key, fetcher, config } = normalizeArgs(args)
  const { authFetch } = session
  // Outermost, so that the app's own middleware may call it with a key alone.
  const bound: BareFetcher = fetcher ? (...given) => fetcher(...given, { authFetch }) : createFetcher(authFetch)
  return [key, bound, withInnermost(config, createAuthMiddleware(session, serialize, config))]
}

/**
 * Gives the middleware that makes a hook of SWR one of the user's: it puts the owner into the key. It runs innermost, so that
 * the app's own middleware sees the app's own key.
 *
 * @param local the configuration of this very hook
 * @see https://swr.vercel.app/docs/middleware
 */
function createAuthMiddleware(session: AuthSession, serialize: Serialize, local: SWRConfiguration): Middleware {
  return (useSWRNext) =>
    function useAuthMiddleware(key: Key, fetcher: BareFetcher | null, config: SWRConfiguration): SWRResponse {
      const call = useScopedCall(session, serialize, key, config, local)
      const result = useSWRNext(call.key, fetcher && scopeFetcher(session, fetcher), call.config)
      const guarded = useGuardedResult(result, session.lifetime, call)
      return call.isWaiting ? asLoading(guarded) : guarded
    }
}

interface ScopedCall {
  readonly key: Key
  readonly config: SWRConfiguration
  /** Whether there is a key, but not known yet whose. */
  readonly isWaiting: boolean
  readonly canWrite: boolean
  readonly size: SizeOwner
}

function useScopedCall(
  session: AuthSession,
  serialize: Serialize,
  key: Key,
  config: SWRConfiguration,
  local: SWRConfiguration,
): ScopedCall {
  const { lifetime, canFetch, status } = session
  const { cache, mutate } = config as MergedConfiguration // see SWR's withArgs
  watchSWR(session, cache, mutate)

  if (config.suspense && !canFetch && serialize(key)) throw new SignedOutError(nameKey(key))
  // A key would be SWR's first one, and what is to happen on mount done before it is known for whom.
  const isEarly = status === 'loading' && !config.suspense
  const scopedKey = canFetch && !isEarly ? scopeHookKey(key, session) : null

  const [retry] = useState(createRetry)
  // SWR keeps the key and the data that this hook had last, whoever owns them.
  const [lastLifetime, setLastLifetime] = useState(lifetime)
  const name = lastLifetime === lifetime ? undefined : serialize(scopedKey)
  if (name && config.keepPreviousData && cache.get(name)?.data !== undefined) setLastLifetime(lifetime)
  // And the size that a list had last.
  const [size] = useState(() => createSizeOwner(lifetime))

  // A copy with the same members: V8, and SWR with it, take several times as long for one that has gained some.
  const scopedConfig = { ...config }
  Object.assign(scopedConfig, withUserKeys(config))
  if (!hasOwnRetry(config, local)) scopedConfig.onErrorRetry = retry
  if (name !== undefined) scopedConfig.keepPreviousData = false
  if (persistsSize(config) && !size.matches(lifetime)) Object.assign(scopedConfig, { persistSize: false })
  if (!canFetch) Object.assign(scopedConfig, signedOutConfig)
  return {
    key: scopedKey,
    config: scopedConfig,
    isWaiting: isEarly && serialize(key) !== '',
    canWrite: canFetch && name !== '',
    size,
  }
}

/** Whether a list is to keep its size when its key changes. */
function persistsSize(config: object): boolean {
  return 'persistSize' in config && config.persistSize === true
}

/** Nobody is signed in: what the hook was given to show at first, or showed last, may be somebody's. */
const signedOutConfig: SWRConfiguration = Object.freeze({ fallbackData: undefined, keepPreviousData: false })

/** The owned form of a key; of one that is a function, a function. */
export function scopeHookKey(key: Key | ((...args: never) => Arguments), { lifetime }: AuthSession): Key {
  if (typeof key !== 'function') return scopeKey(key, lifetime.identityKey)
  // A list asks for the key of its next page although its owner is gone: there is none.
  return (...args: never) => (lifetime.signal.aborted ? null : scopeKey(key(...args), lifetime.identityKey))
}
