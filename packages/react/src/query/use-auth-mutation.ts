'use client'
import type { AuthFetch, JsonRequestInit } from '@x/auth-fetch'
import {
  MutationObserver,
  useMutation,
  useQueryClient,
  type MutationFunctionContext,
  type MutationKey,
  type QueryClient,
  type UseMutationResult,
} from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { sendJson } from '../fetch/send-json.js'
import { createOwnerWatch } from '../scope/owner-watch.js'
import { useScope } from '../scope/scope-context.js'
import type { Scope } from '../scope/scope.js'
import { watchScope } from './bind-query.js'
import { ownKey } from './key.js'
import type { UseAuthMutation } from './mutation-types.js'

/** The options, as far as they are read here: the hook's signature has checked them. */
export interface LooseMutationOptions {
  readonly mutationKey?: MutationKey
  readonly mutationFn?: (
    variables: unknown,
    context: MutationFunctionContext & { readonly authFetch: AuthFetch },
  ) => Promise<unknown>
  readonly url?: string | URL | ((variables: unknown) => string | URL)
  readonly method?: string
  readonly init?: JsonRequestInit
  readonly schema?: JsonRequestInit['schema']
}

type MutationFn = (variables: unknown, context: MutationFunctionContext) => Promise<unknown>

/** `useAuthMutation` in a given scope. */
export function useScopedMutation(
  scope: Scope,
  options: LooseMutationOptions,
  queryClient?: QueryClient,
): UseMutationResult {
  const { marker } = scope.life
  const client = useQueryClient(queryClient)
  watchScope(scope, client)
  const { mutationKey = [], mutationFn: _fn, ...rest } = options
  const mutationFn = createMutationFn(scope.authFetch, options)
  // Another key resets the observer, in an effect. What waits for Clerk goes on, so it has no key yet.
  const key = scope.status === 'loading' ? undefined : { mutationKey: ownKey(mutationKey, marker) }
  const result = useMutation({ ...rest, ...key, ...(mutationFn && { mutationFn }) }, client)

  const [owner] = useState(() => createOwnerWatch(marker))
  useEffect(() => void owner.handOver(marker), [owner, marker])
  return owner.isOf(marker) ? result : hideResult(result, client)
}

function createMutationFn(
  authFetch: AuthFetch,
  { mutationFn, url, method, init, schema }: LooseMutationOptions,
): MutationFn | undefined {
  if (mutationFn) return (variables, context) => mutationFn(variables, { ...context, authFetch })
  if (url === undefined) return undefined
  return (variables) => {
    const input = typeof url === 'function' ? url(variables) : url
    return sendJson(authFetch, input, variables, {
      ...init,
      ...(method !== undefined && { method }),
      ...(schema && { schema }),
    })
  }
}

/** As after `reset`, for the render before it. */
function hideResult({ mutate, mutateAsync, reset }: UseMutationResult, client: QueryClient): UseMutationResult {
  const neverRan = new MutationObserver(client, {}).getCurrentResult()
  return { ...neverRan, mutate, mutateAsync, reset }
}

/**
 * `useMutation` with the session token on each request. Its result belongs to who began it: another user or organization finds
 * it idle.
 *
 * @param options those of `useMutation`, with `url`, to which the variables are sent as JSON (`method` is `POST` by default), or
 *   with a `mutationFn(variables, { authFetch, ...context })`
 * @param queryClient the client, when it is not the one of the nearest `QueryClientProvider`
 * @returns TanStack Query's own result. The mutation fails with `SignedOutError` when nobody is signed in, waits until Clerk is
 *   loaded, and fails with `IdentityChangedError` when the identity changes under way
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
