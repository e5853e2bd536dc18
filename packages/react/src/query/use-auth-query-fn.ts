'use client'
import { createQueryFn, type CreateQueryFn } from '@x/auth-fetch'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAuthSession } from '../auth/session-context.js'
import type { AuthSession } from '../auth/auth-session.js'
import { watchQueryClient } from './resolve-query-options.js'

/** `useAuthQueryFn` in a given scope. */
export function useScopedQueryFn(session: AuthSession, queryClient?: QueryClient): CreateQueryFn {
  const { authFetch } = session
  watchQueryClient(session, useQueryClient(queryClient))
  return useMemo(() => createQueryFn(authFetch), [authFetch])
}

/**
 * Gives a factory of query functions that carry the session token, for TanStack Query's own hooks. It leaves the key to you: make
 * it with `authQueryKey`, or use `useAuthQueryOptions`, or the next user finds the entry.
 *
 * @param queryClient the client, when it is not the one of the nearest `QueryClientProvider`
 * @returns `queryFn(input, init?)`, the same function until the identity changes
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useAuthIdentity } from '@x/react/fetch'
 * import { authQueryKey, useAuthQueryFn } from '@x/react/query'
 * import { useQuery } from '@tanstack/react-query'
 *
 * export function Rates() {
 *   const queryFn = useAuthQueryFn()
 *   const identity = useAuthIdentity()
 *   const queryKey = authQueryKey(['rates'], identity)
 *   const { data } = useQuery({ queryKey, queryFn: queryFn<number[]>('/api/rates'), enabled: !!identity })
 *   return <p>{data?.join(', ')}</p>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/guides/query-functions
 */
export function useAuthQueryFn(queryClient?: QueryClient): CreateQueryFn {
  return useScopedQueryFn(useAuthSession('useAuthQueryFn'), queryClient)
}
