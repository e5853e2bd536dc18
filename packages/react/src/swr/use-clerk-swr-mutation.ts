'use client'
import type { JsonRequestInit, RequestKey } from '@x/auth-fetch'
import { useEffect, useState } from 'react'
import type { BareFetcher } from 'swr'
import useSWRMutation, { type SWRMutationResponse } from 'swr/mutation'
import { sendJson } from '../fetch/send-json.js'
import { createResultOwner } from '../auth/result-owner.js'
import { useAuthSession } from '../auth/session-context.js'
import type { AuthSession } from '../auth/auth-session.js'
import { createAuthMutationMiddleware } from './authenticate-mutation.js'
import type { FetcherContext } from './fetcher.js'
import type { ClerkSWRMutationHook } from './mutation-types.js'
import { normalizeArgs, withInnermost } from './normalize-args.js'
import type { LooseArguments } from './types.js'

/** `useClerkSWRMutation` in a given scope. */
export function useScopedSWRMutation(session: AuthSession, args: LooseArguments): SWRMutationResponse {
  const { authFetch, lifetime } = session
  const { identityKey } = lifetime
  const { key, fetcher = postKey as BareFetcher, config } = normalizeArgs(args) // the signatures check the key
  const bound: BareFetcher = (own, context: object) => fetcher(own, { ...context, authFetch })
  const options = withInnermost(config, createAuthMutationMiddleware(session)) as object // the options of a mutation
  const result = useSWRMutation(key, bound, options)

  const [owner] = useState(() => createResultOwner(identityKey))
  const { reset } = result
  useEffect(() => {
    if (owner.transfer(identityKey)) reset()
  }, [owner, identityKey, reset])
  return owner.matches(identityKey) ? result : hideResult(result)
}

/** Sends `arg` to the request that the key is. */
function postKey(key: RequestKey, { arg, authFetch }: FetcherContext & { readonly arg: unknown }): Promise<unknown> {
  const [input, init] = isPair(key) ? key : [key]
  return sendJson(authFetch, input, arg, init)
}

function isPair(key: RequestKey): key is readonly [input: RequestInfo | URL, init?: JsonRequestInit] {
  return Array.isArray(key)
}

/** As after `reset`, for the render before it. What the caller reads stays tracked. */
function hideResult(result: SWRMutationResponse): SWRMutationResponse {
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

/**
 * `useSWRMutation` with the session token on each request. Its result belongs to who triggered it: another user or organization
 * finds it reset.
 *
 * @param key SWR's own. Without a fetcher it is the request: a `string`, a `URL` or `[input, init]`
 * @param fetcher `(key, { arg, authFetch }) => data`; without one `arg` is sent as JSON by `POST`, or by the method of `init`
 * @param config SWR's own options
 * @returns SWR's own result. `trigger` rejects with `SignedOutError` when nobody is signed in, with `IdentityChangedError` once who
 *   it was given to is gone, and waits until Clerk is loaded
 * @throws Error outside of `AuthFetchProvider`
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
export const useClerkSWRMutation: ClerkSWRMutationHook = ((...args: LooseArguments) =>
  useScopedSWRMutation(useAuthSession('useClerkSWRMutation'), args)) as ClerkSWRMutationHook // the signatures type what SWR gives
