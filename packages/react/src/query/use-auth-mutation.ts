'use client'
import {
  MutationObserver,
  useMutation,
  useQueryClient,
  type DefaultError,
  type MutationObserverResult,
  type QueryClient,
  type UseMutationResult,
} from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { createResultOwner } from '../auth/result-owner.js'
import { useAuthSession, useCommitEffect } from '../auth/session-context.js'
import { bindMutate, bindMutation, type LooseMutationOptions } from './bind-mutation.js'
import { watchQueryClient } from './resolve-query-options.js'
import type { UseAuthMutationOptions } from './types.js'

/**
 * `useMutation` with the session token on each request. Its result belongs to the user who started it: for another user or
 * organization the hook is idle.
 *
 * @param options the options of `useMutation`, with the `url` to send the variables to as JSON (`method` is `POST` by default), or with a
 *   `mutationFn(variables, { authFetch, ...context })`
 * @param queryClient a client other than that of the nearest `QueryClientProvider`
 * @returns the result of TanStack Query. The mutation waits until Clerk is loaded. It fails with `SignedOutError` when nobody is signed in,
 *   and with `IdentityChangedError` when the identity changes meanwhile. `mutate` and `mutateAsync` belong to the current user: after the
 *   user has changed, the first does nothing and the second rejects with `IdentityChangedError`
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useAuthMutation } from '@x/react/query'
 * import { useQueryClient } from '@tanstack/react-query'
 *
 * export function Order() {
 *   const client = useQueryClient()
 *   const { mutate, isPending } = useAuthMutation<{ id: string }, Error, { item: string }>({
 *     url: '/api/orders',
 *     onSuccess: () => client.invalidateQueries({ queryKey: ['orders'] }),
 *   })
 *   return <button disabled={isPending} onClick={() => mutate({ item: 'tea' })}>Order tea</button>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/reference/useMutation
 */
export function useAuthMutation<TData = unknown, TError = DefaultError, TVariables = void, TOnMutateResult = unknown>(
  options: UseAuthMutationOptions<TData, TError, TVariables, TOnMutateResult>,
  queryClient?: QueryClient,
): UseMutationResult<TData, TError, TVariables, TOnMutateResult>
export function useAuthMutation(options: LooseMutationOptions, queryClient?: QueryClient): UseMutationResult {
  const session = useAuthSession('useAuthMutation')
  const { functionsFrom } = session
  const { identityKey } = session.lifetime
  const client = useQueryClient(queryClient)
  watchQueryClient(session, client)
  const given: object = options // members may be undefined, which TanStack Query accepts
  const draft: object = client.defaultMutationOptions(given)
  const result = useMutation({ ...draft, ...bindMutation(session, client, draft) }, client)
  const { mutate, mutateAsync, reset } = result
  const bound = useMemo(
    () => bindMutate(functionsFrom, client, mutate, mutateAsync),
    [functionsFrom, client, mutate, mutateAsync],
  )

  const [owner] = useState(() => createResultOwner(identityKey))
  // Before TanStack Query's own effect, which would pass the new options to the last user's pending mutation.
  useCommitEffect(() => {
    if (owner.transfer(identityKey)) reset()
  }, [owner, identityKey, reset])
  return { ...result, ...(owner.matches(identityKey) ? undefined : idleState(client)), ...bound } as UseMutationResult // its members are
}

/** Returns the state after `reset`, for the one render that comes before it. */
function idleState(client: QueryClient): Partial<MutationObserverResult> {
  const { mutate: _mutate, reset: _reset, ...state } = new MutationObserver(client, {}).getCurrentResult()
  return state
}
