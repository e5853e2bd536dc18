'use client'
import {
  createFetcher,
  fetchJson,
  SignedOutError,
  type AuthFetch,
  type JsonRequestInit,
  type StandardSchemaV1,
} from '@x/auth-fetch'
import { useState } from 'react'
import {
  useSWRConfig,
  type Arguments,
  type BareFetcher,
  type Key,
  type Middleware,
  type SWRConfiguration,
  type SWRResponse,
} from 'swr'
import type { AuthSession } from '../auth/auth-session.js'
import { findAppFetcher } from './auth-fetcher.js'
import { isThenable, nameKey, scopeKey, unscopeKey } from './key.js'
import { createRetry, hasOwnRetry } from './retry.js'
import { asLoading, createSizeOwner, useScopedResult, withUserKeys, type SizeOwner } from './scoped-result.js'
import type { LooseArguments, MergedConfiguration } from './types.js'
import { watchSWR } from './watch-cache.js'

/** A hook's arguments by name. */
interface NormalizedArgs {
  readonly key: Key
  /** The hook's own fetcher, `null` to send nothing. */
  readonly fetcher: BareFetcher | null | undefined
  readonly config: LooseConfiguration
}

type LooseConfiguration = SWRConfiguration & { readonly schema?: StandardSchemaV1 }

/** Accepts `(key)`, `(key, fetcher)`, `(key, config)` and `(key, fetcher, config)`, as SWR does. */
export function normalizeArgs([key, second, third]: LooseArguments): NormalizedArgs {
  const config: LooseConfiguration = (typeof second === 'function' ? third : (second ?? third)) ?? {}
  const configured = config.fetcher === undefined && second === null ? null : config.fetcher
  const fetcher = typeof second === 'function' ? second : configured
  return { key: key as Key, fetcher: fetcher as BareFetcher | null | undefined, config } // checked by the hooks' signatures
}

/** Adds a middleware that runs after the app's own, so that those see the app's own key. */
export function withInnermost(config: SWRConfiguration, middleware: Middleware): SWRConfiguration {
  return { ...config, use: [...(config.use ?? []), middleware] }
}

/** Returns the function with `authFetch` added to what it receives after the key. */
export function bindContext(call: BareFetcher, authFetch: AuthFetch): BareFetcher {
  return (key: unknown, context?: object): unknown => call(key, { ...context, authFetch })
}

/** Returns the name of a key's cache entry; `''` for a key that sends nothing. */
type Serialize = (key: Key) => string

/** Returns the arguments for SWR's own hook. A plain fetcher in `SWRConfig` sends no token, so it is not used. */
export function useResolvedArgs(
  session: AuthSession,
  args: LooseArguments,
  serialize: Serialize,
): [key: Key, fetcher: BareFetcher | null, config: SWRConfiguration] {
  const { key, fetcher, config } = normalizeArgs(args)
  const { authFetch } = session
  const inherited = findAppFetcher(useSWRConfig().fetcher)
  const withAuth = (own: SWRConfiguration) => withInnermost(own, createAuthMiddleware(session, serialize, config))
  // With `null` in the config, SWR does not use an inherited fetcher instead.
  if (fetcher === null) return [key, null, withAuth({ ...config, fetcher: null as never })] // SWR's types omit it
  // Outside of all middleware: the app's own may call the fetcher with a key only.
  const own = fetcher ?? (config.schema ? undefined : inherited)
  const bound: BareFetcher = own
    ? (...given) => own(...given, { authFetch })
    : createJsonFetcher(authFetch, config.schema)
  return [key, bound, withAuth(config)]
}

/** Returns the fetcher of a key that is a request. */
function createJsonFetcher(authFetch: AuthFetch, schema: StandardSchemaV1 | undefined): BareFetcher {
  if (!schema) return createFetcher(authFetch)
  return (key: unknown) => {
    const [input, init] = (Array.isArray(key) ? key : [key]) as [RequestInfo | URL, JsonRequestInit?] // see RequestKey
    return fetchJson(authFetch, input, { ...init, schema })
  }
}

/**
 * Creates the middleware that puts the owner into the key of one of SWR's hooks, and keeps its result with that owner.
 *
 * @param local the configuration of this hook, without that of `SWRConfig`
 * @see https://swr.vercel.app/docs/middleware
 */
function createAuthMiddleware(session: AuthSession, serialize: Serialize, local: SWRConfiguration): Middleware {
  return (useSWRNext) =>
    function useAuthMiddleware(key: Key, fetcher: BareFetcher | null, config: SWRConfiguration): SWRResponse {
      const call = useScopedCall(session, serialize, key, config, local)
      const result = useSWRNext(call.key, fetcher && scopeFetcher(session, fetcher), call.config)
      const scoped = useScopedResult(result, session, call)
      return call.isWaiting ? asLoading(scoped) : scoped
    }
}

interface ScopedCall {
  readonly key: Key
  readonly config: SWRConfiguration
  /** Whether the hook has a key and waits for Clerk to load. */
  readonly isWaiting: boolean
  readonly canWrite: boolean
  readonly size: SizeOwner
}

/** Returns the key and the configuration for SWR's own hook, for the user of a session. */
export function useScopedCall(
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
  // With a key, SWR would run its first revalidation now, before the owner is known.
  const isEarly = status === 'loading' && !config.suspense
  const scopedKey = canFetch && !isEarly ? scopeHookKey(key, session) : null

  const [retry] = useState(createRetry)
  // SWR keeps this hook's last key and data in the component, whoever owns them.
  const [lastLifetime, setLastLifetime] = useState(lifetime)
  const name = lastLifetime === lifetime ? undefined : serialize(scopedKey)
  if (name && config.keepPreviousData && cache.get(name)?.data !== undefined) setLastLifetime(lifetime)
  // And the last size of a list.
  const [size] = useState(() => createSizeOwner(lifetime))

  // Copy first, then assign: in V8 an object literal with additional members makes SWR several times slower.
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

/** Whether a list keeps its size when its key changes. */
function persistsSize(config: object): boolean {
  return 'persistSize' in config && config.persistSize === true
}

/** Signed out: fallback data and the last data may be somebody's. */
const signedOutConfig: SWRConfiguration = Object.freeze({ fallbackData: undefined, keepPreviousData: false })

/** Returns the scoped key. If the key is a function, returns a function. */
export function scopeHookKey(key: Key | ((...args: never) => Arguments), { lifetime }: AuthSession): Key {
  if (typeof key !== 'function') return scopeKey(key, lifetime.identityKey)
  // After its owner's end a list still asks for the key of its next page: there is none.
  return (...args: never) => (lifetime.signal.aborted ? null : scopeKey(key(...args), lifetime.identityKey))
}

/**
 * Returns the fetcher for SWR: it calls the app's fetcher with the app's own key, and passes its data to nobody but the owner.
 *
 * @returns a function that resolves with `undefined` after the identity has changed. SWR has discarded the request by then, but would still
 *   write a rejection to the cache
 */
export function scopeFetcher(
  { status, lifetime, waitWhilePending }: AuthSession,
  fetcher: BareFetcher,
): (key: unknown) => unknown {
  const { signal } = lifetime

  function send(key: unknown): unknown {
    const data: unknown = fetcher(key) // SWR reports an error that it throws now in the same tick
    if (!isThenable(data)) return data
    return data.then(
      (value) => (signal.aborted ? undefined : value),
      (error: unknown) => {
        if (!signal.aborted) throw error
      },
    )
  }

  return (scopedKey) => {
    if (status === 'loading') return lifetime.next.then(() => undefined)
    const scoped = unscopeKey(scopedKey)
    // SWR may call the newest fetcher with the previous key.
    if (scoped?.identityKey !== lifetime.identityKey) return undefined
    const pending = waitWhilePending()
    return pending ? pending.then(() => (signal.aborted ? undefined : send(scoped.key))) : send(scoped.key)
  }
}
