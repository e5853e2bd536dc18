'use client'
import {
  MutationObserver,
  useMutation,
  useQueryClient,
  type MutationObserverResult,
  type QueryClient,
  type UseMutationResult,
} from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { createOwnerWatch } from '../scope/owner-watch.js'
import { useScope } from '../scope/scope-context.js'
import type { Scope } from '../scope/scope.js'
import { bindMutate, bindMutation, type LooseMutationOptions } from './bind-mutation.js'
import { watchScope } from './bind-query.js'
import { ownMutationKey } from './key.js'
import type { UseAuthMutation } from './mutation-types.js'

/** `useAuthMutation` in a given scope. */
export function useScopedMutation(
  scope: Scope,
  options: LooseMutationOptions,
  queryClient?: QueryClient,
): UseMutationResult {
  const { life, authFetch } = scope
  const { marker } = life
  const client = useQueryClient(queryClient)
  watchScope(scope, client)
  // Another key resets the observer, in an effect.
  const mutationKey = ownMutationKey(options.mutationKey ?? [], life)
  const draft: object = client.defaultMutationOptions({ ...(options as object), mutationKey })
  const result = useMutation({ ...draft, ...bindMutation(life, authFetch, draft) }, client)
  const { mutate, mutateAsync } = result
  const bound = useMemo(() => bindMutate(life, mutate, mutateAsync), [life, mutate, mutateAsync])

  const [owner] = useState(() => createOwnerWatch(marker))
  useEffect(() => void owner.handOver(marker), [owner, marker])
  return { ...result, ...(owner.isOf(marker) ? undefined : neverRan(client)), ...bound } as UseMutationResult // its members are
}

/** As after `reset`, for the render before it. */
function neverRan(client: QueryClient): Partial<MutationObserverResult> {
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
export const useAuthMutation: UseAuthMutation = ((options: LooseMutationOptions, queryClient?: QueryClient) =>
  useScopedMutation(useScope('useAuthMutation'), options, queryClient)) as UseAuthMutation // typed above
