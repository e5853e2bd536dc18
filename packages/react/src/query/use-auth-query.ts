'use client'
import {
  useQuery,
  type DefaultError,
  type DefinedUseQueryResult,
  type QueryClient,
  type QueryKey,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useAuthSession } from '../auth/session-context.js'
import type { AuthSession } from '../auth/auth-session.js'
import { useResolvedOptions } from './resolve-query-options.js'
import type { LooseQueryOptions } from './scope-query-options.js'
import { ownResult } from './keep-with-owner.js'
import type { UseAuthQueryOptions, WithInitialData } from './types.js'

/** `useAuthQuery` in a given scope. */
export function useScopedQuery(
  session: AuthSession,
  options: LooseQueryOptions,
  queryClient?: QueryClient,
): UseQueryResult {
  const [bound, client] = useResolvedOptions(session, options, queryClient)
  return ownResult(session, useQuery(bound, client))
}

/**
 * `useQuery` with the session token on each request and the user in the key: the cache follows the user.
 *
 * @param options those of `useQuery`, with `url`, and `init` and `schema` if need be, or with a `queryFn` whose context holds
 *   `authFetch`. The identity is put at the end of `queryKey`, so that the key still matches by its beginning. A 4xx but 408 and
 *   429 is not retried, unless `retry` or the client's defaults say so
 * @param queryClient the client, when it is not the one of the nearest `QueryClientProvider`
 * @returns TanStack Query's own result, untouched. Until Clerk is loaded it is loading; signed out it is disabled: no data, not
 *   even `initialData`, no error, not loading, no request
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useAuthQuery } from '@x/react/query'
 *
 * export function Orders() {
 *   const { data, error, isLoading } = useAuthQuery<{ id: string }[]>({ queryKey: ['orders'], url: '/api/orders' })
 *   if (error) return <p role="alert">{error.message}</p>
 *   if (isLoading || !data) return <p>Loading…</p>
 *   return <ul>{data.map(({ id }) => <li key={id}>{id}</li>)}</ul>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/reference/useQuery
 */
export function useAuthQuery<TQueryFnData = unknown, TError = DefaultError, TData = TQueryFnData, TQueryKey extends QueryKey = QueryKey>(
  options: UseAuthQueryOptions<TQueryFnData, TError, TData, TQueryKey, never> & WithInitialData<TQueryFnData>,
  queryClient?: QueryClient,
): DefinedUseQueryResult<TData, TError>
export function useAuthQuery<TQueryFnData = unknown, TError = DefaultError, TData = TQueryFnData, TQueryKey extends QueryKey = QueryKey>(
  options: UseAuthQueryOptions<TQueryFnData, TError, TData, TQueryKey>,
  queryClient?: QueryClient,
): UseQueryResult<TData, TError>
export function useAuthQuery(options: LooseQueryOptions, queryClient?: QueryClient): UseQueryResult {
  return useScopedQuery(useAuthSession('useAuthQuery'), options, queryClient)
}
