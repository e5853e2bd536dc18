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
import { useResolvedOptions } from './resolve-query-options.js'
import type { LooseQueryOptions } from './scope-query-options.js'
import { addMissedError } from './keep-with-owner.js'
import type { UseAuthQueryOptions, WithInitialData } from './types.js'

/**
 * `useQuery` with the session token on each request and the user in the key: the cache follows the user.
 *
 * @param options the options of `useQuery`, with `url`, `init` and `schema`, or with a `queryFn` whose context also has `authFetch`. A falsy
 *   `url` disables the query. The identity is added to the end of `queryKey`, so that filters still match by its beginning. Unless `retry`
 *   or the client's defaults say otherwise, a 4xx is retried only if it is 408 or 429
 * @param queryClient a client other than that of the nearest `QueryClientProvider`
 * @returns the result of TanStack Query, unchanged. It is loading until Clerk is loaded. Signed out it is disabled: no request, no data, not
 *   even `initialData`, and no error
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
export function useAuthQuery<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  options: UseAuthQueryOptions<TQueryFnData, TError, TData, TQueryKey, never> & WithInitialData<TQueryFnData>,
  queryClient?: QueryClient,
): DefinedUseQueryResult<TData, TError>
export function useAuthQuery<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  options: UseAuthQueryOptions<TQueryFnData, TError, TData, TQueryKey>,
  queryClient?: QueryClient,
): UseQueryResult<TData, TError>
export function useAuthQuery(options: LooseQueryOptions, queryClient?: QueryClient): UseQueryResult {
  const session = useAuthSession('useAuthQuery')
  const [scoped, client] = useResolvedOptions(session, options, queryClient)
  return addMissedError(session, useQuery(scoped, client))
}
