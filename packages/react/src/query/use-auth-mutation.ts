'use client'
import type { AuthFetch, JsonRequestInit } from '@x/auth-fetch'
import {
  MutationObserver,
  useMutation,
  useQueryClient,
  type MutationFunctionContext,
  type MutationKey,
  type MutationObserverResult,
  type QueryClient,
  type UseMutationResult,
} from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { sendJson } from '../fetch/send-json.js'
import { createOwnerWatch } from '../scope/owner-watch.js'
import { useScope } from '../scope/scope-context.js'
import type { Life } from '../scope/life.js'
import type { Scope } from '../scope/scope.js'
import { watchScope } from './bind-query.js'
import { ownMutationKey } from './key.js'
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
  const { life, authFetch } = scope
  const { marker } = life
  const client = useQueryClient(queryClient)
  watchScope(scope, client)
  // Another key resets the observer, in an effect.
  const mutationKey = ownMutationKey(options.mutationKey ?? [], life)
  const draft: object = client.defaultMutationOptions({ ...(options as object), mutationKey })
  const result = useMutation({ ...draft, ...createMutationFn(life, authFetch, draft) }, client)
  const { mutate, mutateAsync } = result
  const bound = useMemo(() => bindMutate(life, mutate, mutateAsync), [life, mutate, mutateAsync])

  const [owner] = useState(() => createOwnerWatch(marker))
  useEffect(() => void owner.handOver(marker), [owner, marker])
  return { ...result, ...(owner.isOf(marker) ? undefined : neverRan(client)), ...bound } as UseMutationResult // its members are
}

function createMutationFn(
  life: Life,
  authFetch: AuthFetch,
  { mutationFn, url, method, init, schema }: LooseMutationOptions,
): { readonly mutationFn: MutationFn } | undefined {
  if (url !== undefined) {
    const jsonInit = { ...init, ...(method !== undefined && { method }), ...(schema && { schema }) }
    return {
      mutationFn: (variables) =>
        sendJson(authFetch, typeof url === 'function' ? url(variables) : url, variables, jsonInit),
    }
  }
  return (
    mutationFn && {
      // A retry, or one that waited to be online, may come when its owner is gone.
      mutationFn: async (variables, context) => {
        life.owner?.signal.throwIfAborted()
        return mutationFn(variables, { ...context, authFetch })
      },
    }
  )
}

/** TanStack Query's own functions stay the same for everybody who uses the component: these are one owner's. */
function bindMutate(
  life: Life,
  mutate: UseMutationResult['mutate'],
  mutateAsync: UseMutationResult['mutateAsync'],
): Pick<UseMutationResult, 'mutate' | 'mutateAsync'> {
  return {
    mutate(...args) {
      if (!life.owner?.signal.aborted) mutate(...args)
    },
    async mutateAsync(...args) {
      life.owner?.signal.throwIfAborted()
      return mutateAsync(...args)
    },
  }
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
