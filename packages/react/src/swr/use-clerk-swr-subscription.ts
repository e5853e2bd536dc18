'use client'
import { useState } from 'react'
import {
  unstable_serialize,
  type BareFetcher,
  type Key,
  type Middleware,
  type SWRConfiguration,
  type SWRResponse,
} from 'swr'
import useSWRSubscription, { type SWRSubscriptionOptions, type SWRSubscriptionResponse } from 'swr/subscription'
import type { AuthSession } from '../auth/auth-session.js'
import { useAuthSession, useCommitEffect } from '../auth/session-context.js'
import { bindContext, useScopedCall, withInnermost } from './auth-middleware.js'
import { unscopeKey } from './key.js'
import type { FetcherContext, KeyFetcher, LooseArguments, TupleKey } from './types.js'

/** What a subscribe function receives after the key: SWR's own `next`, and `authFetch`. */
export type ClerkSubscriptionContext<Data = unknown, TError = Error> = SWRSubscriptionOptions<Data, TError> &
  FetcherContext

/** A subscribe function. It receives the key as the hook was given it, and returns the function that unsubscribes. */
export type ClerkSubscribe<Data, TError, SWRKey> = KeyFetcher<unknown, SWRKey, ClerkSubscriptionContext<Data, TError>>

type StrictKey = TupleKey | (() => TupleKey)

/**
 * `useSWRSubscription` with the user in the key: the subscription ends with its user, and the next user gets their own.
 *
 * @param key SWR's own: a string, tuple, object, function or `null`
 * @param subscribe `(key, { next, authFetch }) => unsubscribe`. Once the user it was called for is no longer current, `next` does nothing
 * @param config SWR's own options
 * @returns SWR's own `data` and `error`. There is no subscription while Clerk loads and when signed out; signed out with `suspense` the hook
 *   throws `SignedOutError`
 * @throws Error outside of `AuthFetchProvider` and, with `@x/react`, of `ClerkProvider`
 * @example
 * ```tsx
 * import { fetchJson } from '@x/auth-fetch'
 * import { useClerkSWRSubscription } from '@x/react/swr'
 *
 * export function Progress() {
 *   const { data, error } = useClerkSWRSubscription<number>('/api/progress', (url: string, { next, authFetch }) => {
 *     const read = () => fetchJson<number>(authFetch, url).then((percent) => next(null, percent), next)
 *     const timer = setInterval(read, 1_000)
 *     return () => clearInterval(timer)
 *   })
 *   return error ? <p role="alert">{error.message}</p> : <progress max={100} value={data} />
 * }
 * ```
 * @see https://swr.vercel.app/docs/subscription
 */
export function useClerkSWRSubscription<Data = unknown, TError = Error, SWRKey extends Key = StrictKey>(
  key: SWRKey,
  subscribe: ClerkSubscribe<Data, TError, SWRKey>,
  config?: SWRConfiguration,
): SWRSubscriptionResponse<Data, TError>
export function useClerkSWRSubscription<Data = unknown, TError = Error, SWRKey extends Key = never>(
  key: SWRKey,
  subscribe: ClerkSubscribe<Data, TError, SWRKey>,
  config?: SWRConfiguration,
): SWRSubscriptionResponse<Data, TError>
export function useClerkSWRSubscription<Data = unknown, TError = Error>(
  key: Key,
  subscribe: (key: never, context: ClerkSubscriptionContext<Data, TError>) => unknown,
  config?: SWRConfiguration,
): SWRSubscriptionResponse<Data, TError>
export function useClerkSWRSubscription(...[key, subscribe, config]: LooseArguments): SWRSubscriptionResponse {
  const session = useAuthSession('useClerkSWRSubscription')
  const bound = bindContext(subscribe as BareFetcher, session.authFetch) // checked by the signatures
  const options = withInnermost(config ?? {}, createAuthSubscriptionMiddleware(session, config ?? {}))
  return useSWRSubscription<unknown, unknown>(key as Key, bound as never, options)
}

/** Creates the middleware that puts the owner into the key of `useSWRSubscription`, and ends `next` with that owner. */
function createAuthSubscriptionMiddleware(session: AuthSession, local: SWRConfiguration): Middleware {
  const { lifetime, status } = session
  return (useSWRNext) =>
    function useAuthMiddleware(key: Key, subscribe: BareFetcher | null, config: SWRConfiguration): SWRResponse {
      // A subscription has nothing to suspend on before its owner is known.
      const own = status === 'loading' ? { ...config, suspense: false } : config
      const call = useScopedCall(session, serializeSubscription, key, own, local)
      // SWR's `next` writes under the key that the hook has when it is called. For the next owner, that is from here on.
      const [latest] = useState(() => ({ lifetime }))
      useCommitEffect(() => {
        latest.lifetime = lifetime
      })
      const isCurrent = (): boolean => latest.lifetime === lifetime && !lifetime.signal.aborted
      return useSWRNext(call.key, subscribe && scopeSubscribe(subscribe, isCurrent), call.config)
    }
}

/** Returns the subscribe function for SWR: it calls the app's with the app's own key, and with a `next` that ends with the owner. */
function scopeSubscribe(subscribe: BareFetcher, isCurrent: () => boolean): BareFetcher {
  return (scopedKey: unknown, { next }: SWRSubscriptionOptions) =>
    subscribe(unscopeKey(scopedKey)?.key, {
      next: (...args: Parameters<typeof next>) => {
        if (isCurrent()) next(...args)
      },
    })
}

/** Returns the name of a subscription's entry; `''` for a key that subscribes to nothing. */
function serializeSubscription(key: Key): string {
  const name = unstable_serialize(key)
  return name && `$sub$${name}`
}
