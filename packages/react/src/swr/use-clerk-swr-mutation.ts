'use client'
import { sendJson, type JsonRequestInit, type RequestKey } from '@x/auth-fetch'
import { useEffect, useState } from 'react'
import type { BareFetcher, Key } from 'swr'
import useSWRMutation, { type SWRMutationConfiguration, type SWRMutationResponse } from 'swr/mutation'
import { createResultOwner } from '../auth/result-owner.js'
import { useAuthSession } from '../auth/session-context.js'
import { bindContext, normalizeArgs, withInnermost } from './auth-middleware.js'
import { createAuthMutationMiddleware } from './auth-mutation-middleware.js'
import type { FetcherContext, KeyFetcher, LooseArguments } from './types.js'

interface MutationContext<ExtraArg> extends FetcherContext {
  /** The argument of `trigger`. */
  readonly arg: ExtraArg
}

/** A fetcher of mutations. It receives the key as the hook was given it, `arg` and `authFetch`. */
export type ClerkMutationFetcher<Data, SWRKey, ExtraArg> = KeyFetcher<Data, SWRKey, MutationContext<ExtraArg>>

/** SWR's own options of `useSWRMutation`, with a fetcher that receives `authFetch`. */
export type ClerkSWRMutationConfiguration<Data, TError, SWRKey extends Key, ExtraArg, SWRData = Data> = Omit<
  SWRMutationConfiguration<Data, TError, SWRKey, ExtraArg, SWRData>,
  'fetcher'
> & {
  /** In place of the second argument. */
  fetcher?: ClerkMutationFetcher<Data, SWRKey, ExtraArg>
  /** Whether `trigger` rejects with the error. @default true */
  throwOnError?: boolean
}

/** The result as the hook's body sees it: the signatures type it. */
type LooseResult = SWRMutationResponse<unknown, unknown, Key, unknown>

/**
 * `useSWRMutation` with the session token on each request. Its result belongs to the user who triggered it: for another user or organization
 * it is reset.
 *
 * @param key SWR's own. Without a fetcher it is the request: a `string`, a `URL` or `[input, init]`
 * @param fetcher `(key, { arg, authFetch }) => data`; without one `arg` is sent as JSON by `POST`, or by the method of `init`
 * @param config SWR's own options
 * @returns SWR's own result. `trigger` waits until Clerk is loaded. It rejects with `SignedOutError` when signed out, and with
 *   `IdentityChangedError` once the user it was created for is no longer current
 * @throws Error outside of `AuthFetchProvider` and, with `@x/react`, of `ClerkProvider`
 * @example
 * ```tsx
 * import { useClerkSWRMutation } from '@x/react/swr'
 *
 * export function Order() {
 *   const { trigger, isMutating } = useClerkSWRMutation('/api/orders')
 *   return <button disabled={isMutating} onClick={() => trigger({ item: 'tea' })}>Order tea</button>
 * }
 * ```
 * @see https://swr.vercel.app/docs/mutation#useswrmutation
 */
export function useClerkSWRMutation<
  Data = unknown,
  TError = Error,
  SWRKey extends Key = Key,
  ExtraArg = never,
  SWRData = Data,
>(
  key: SWRKey,
  fetcher: ClerkMutationFetcher<Data, SWRKey, ExtraArg>,
  config: ClerkSWRMutationConfiguration<Data, TError, SWRKey, ExtraArg, SWRData> & { throwOnError: false },
): SWRMutationResponse<Data | undefined, TError, SWRKey, ExtraArg>
export function useClerkSWRMutation<
  Data = unknown,
  TError = Error,
  SWRKey extends Key = Key,
  ExtraArg = never,
  SWRData = Data,
>(
  key: SWRKey,
  fetcher: ClerkMutationFetcher<Data, SWRKey, ExtraArg>,
  config?: ClerkSWRMutationConfiguration<Data, TError, SWRKey, ExtraArg, SWRData>,
): SWRMutationResponse<Data, TError, SWRKey, ExtraArg>
export function useClerkSWRMutation<
  Data = unknown,
  TError = Error,
  SWRKey extends Key = Key,
  ExtraArg = unknown,
  SWRData = Data,
>(
  key: SWRKey,
  config: ClerkSWRMutationConfiguration<Data, TError, SWRKey, ExtraArg, SWRData> & { throwOnError: false },
): SWRMutationResponse<Data | undefined, TError, SWRKey, ExtraArg>
export function useClerkSWRMutation<
  Data = unknown,
  TError = Error,
  SWRKey extends Key = Key,
  ExtraArg = unknown,
  SWRData = Data,
>(
  key: SWRKey,
  config?: ClerkSWRMutationConfiguration<Data, TError, SWRKey, ExtraArg, SWRData>,
): SWRMutationResponse<Data, TError, SWRKey, ExtraArg>
export function useClerkSWRMutation(...args: LooseArguments): LooseResult {
  const session = useAuthSession('useClerkSWRMutation')
  const { authFetch } = session
  const { identityKey } = session.lifetime
  const { key, fetcher = postKey as BareFetcher, config } = normalizeArgs(args) // the signatures check the key
  const bound = fetcher && bindContext(fetcher, authFetch)
  const options = withInnermost(config, createAuthMutationMiddleware(session)) as object // the options of a mutation
  const result = useSWRMutation<unknown, unknown, Key, unknown>(key, bound as BareFetcher, options) // its types omit `null`

  const [owner] = useState(() => createResultOwner(identityKey))
  const { reset } = result
  useEffect(() => {
    if (owner.transfer(identityKey)) reset()
  }, [owner, identityKey, reset])
  return owner.matches(identityKey) ? result : hideResult(result)
}

/** Sends `arg` to the request that the key names. */
function postKey(key: RequestKey, { arg, authFetch }: FetcherContext & { readonly arg: unknown }): Promise<unknown> {
  const [input, init] = isPair(key) ? key : [key]
  return sendJson(authFetch, input, arg, init)
}

function isPair(key: RequestKey): key is readonly [input: RequestInfo | URL, init?: JsonRequestInit] {
  return Array.isArray(key)
}

/** Shows a result as after `reset`, in the render before that. SWR still tracks what the caller reads. */
function hideResult(result: LooseResult): LooseResult {
  return {
    trigger: result.trigger,
    reset: result.reset,
    get data() {
      return void result.data
    },
    get error() {
      return void result.error
    },
    get isMutating() {
      return result.isMutating && false
    },
  }
}
