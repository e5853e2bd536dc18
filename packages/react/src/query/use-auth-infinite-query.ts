'use client'
import {
  useInfiniteQuery,
  type DefaultError,
  type DefinedUseInfiniteQueryResult,
  type InfiniteData,
  type QueryClient,
  type QueryKey,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query'
import { useAuthSession } from '../auth/session-context.js'
import { useResolvedOptions } from './resolve-query-options.js'
import type { ScopedQueryOptions, LooseQueryOptions } from './scope-query-options.js'
import { addMissedError } from './keep-with-owner.js'
import type { UseAuthInfiniteQueryOptions, WithInitialData } from './types.js'

/**
 * `useInfiniteQuery` with the session token on the request of each page and the user in the key.
 *
 * @param options the options of `useInfiniteQuery`, with `url` or a `queryFn` as for `useAuthQuery`; their context holds `pageParam`
 * @param queryClient a client other than that of the nearest `QueryClientProvider`
 * @returns the result of TanStack Query, unchanged. Until Clerk is loaded, and signed out, it is as with `useAuthQuery`
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useAuthInfiniteQuery } from '@x/react/query'
 *
 * export function Orders() {
 *   const { data, fetchNextPage } = useAuthInfiniteQuery<{ ids: string[]; next: number | null }>({
 *     queryKey: ['orders'],
 *     url: ({ pageParam }) => `/api/orders?page=${pageParam}`,
 *     initialPageParam: 1,
 *     getNextPageParam: (page) => page.next,
 *   })
 *   return <button onClick={() => fetchNextPage()}>More than {data?.pages.length ?? 0} pages</button>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/reference/useInfiniteQuery
 */
export function useAuthInfiniteQuery<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = InfiniteData<TQueryFnData>,
  TQueryKey extends QueryKey = QueryKey,
  TPageParam = unknown,
>(
  options: UseAuthInfiniteQueryOptions<TQueryFnData, TError, TData, TQueryKey, TPageParam, never> &
    WithInitialData<InfiniteData<TQueryFnData, TPageParam>>,
  queryClient?: QueryClient,
): DefinedUseInfiniteQueryResult<TData, TError>
export function useAuthInfiniteQuery<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = InfiniteData<TQueryFnData>,
  TQueryKey extends QueryKey = QueryKey,
  TPageParam = unknown,
>(
  options: UseAuthInfiniteQueryOptions<TQueryFnData, TError, TData, TQueryKey, TPageParam>,
  queryClient?: QueryClient,
): UseInfiniteQueryResult<TData, TError>
export function useAuthInfiniteQuery(options: LooseQueryOptions, queryClient?: QueryClient): UseInfiniteQueryResult {
  const session = useAuthSession('useAuthInfiniteQuery')
  const [scoped, client] = useResolvedOptions(session, options, queryClient)
  // The signature has checked what a list needs.
  return addMissedError(session, useInfiniteQuery(scoped as ScopedQueryOptions & UseInfiniteQueryOptions, client))
}
