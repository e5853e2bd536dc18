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
import { useEffect, useMemo, useState } from 'react'
import { createResultOwner } from '../auth/result-owner.js'
import { useAuthSession } from '../auth/session-context.js'
import type { AuthSession } from '../auth/auth-session.js'
import { bindMutate, bindMutation, type LooseMutationOptions } from './bind-mutation.js'
import { watchQueryClient } from './resolve-query-options.js'
import { scopeMutationKey } from './query-key.js'
import type { UseAuthMutationOptions } from './types.js'

/** `useAuthMutation` in a given scope. */
export function useScopedMutation(
  session: AuthSession,
  options: LooseMutationOptions,
  queryClient?: QueryClient,
): UseMutationResult {
  const { lifetime, authFetch } = session
  const { identityKey } = lifetime
  const client = useQueryClient(queryClient)
  watchQueryClient(session, client)
  // Another key resets the observer, in an effect.
  const mutationKey = scopeMutationKey(options.mutationKey ?? [], lifetime)
  const draft: object = client.defaultMutationOptions({ ...(options as object), mutationKey })
  const result = useMutation({ ...draft, ...bindMutation(lifetime, authFetch, draft) }, client)
  const { mutate, mutateAsync } = result
  const bound = useMemo(() => bindMutate(lifetime, mutate, mutateAsync), [lifetime, mutate, mutateAsync])

  const [owner] = useState(() => createResultOwner(identityKey))
  useEffect(() => void owner.transfer(identityKey), [owner, identityKey])
  return { ...result, ...(owner.matches(identityKey) ? undefined : idleState(client)), ...bound } as UseMutationResult // its members are
}

/** As after `reset`, for the render before it. */
function idleState(client: QueryClient): Partial<MutationObserverResult> {
  const { mutate: _mutate, reset: _reset, ...state } = new MutationObserver(client, {}).getCurrentResult()
  return state
}

/**
 * `useMutation` with the session token on each request. Its result belongs to who began it: another user or organization finds
 * it idle.
 *
 * @param options those of `useMutation`, with `url`, to which the variables are sent as JSON (`method` is `POST` by default), or
 *   with a `mutationFn(variables, { authFetch, ...context })`
 * @param queryClient the client, when it is not the one of the nearest `QueryClientProvider`
 * @returns TanStack Query's own result. The mutation fails with `SignedOutError` when nobody is signed in, waits until Clerk is
 *   loaded, and fails with `IdentityChangedError` when the identity changes under way. `mutate` and `mutateAsync` are those of
 *   who is signed in: kept until another is, the first does nothing and the second rejects with `IdentityChangedError`
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
  return useScopedMutation(useAuthSession('useAuthMutation'), options, queryClient)
}
