'use client'
import { createQueryFn, type CreateQueryFn } from '@x/auth-fetch'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAuthSession } from '../auth/session-context.js'
import { watchQueryClient } from './resolve-query-options.js'

/**
 * Returns a factory of query functions that send the session token, for TanStack Query's own hooks. You make the key: with
 * `authQueryKey`, since the next user would find an entry under a plain key. `useAuthQueryOptions` does both.
 *
 * @param queryClient a client other than that of the nearest `QueryClientProvider`
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
  const session = useAuthSession('useAuthQueryFn')
  watchQueryClient(session, useQueryClient(queryClient))
  const { authFetch } = session
  return useMemo(() => createQueryFn(authFetch), [authFetch])
}
