'use client'
import {
  useInfiniteQuery,
  type DefinedUseInfiniteQueryResult,
  type InfiniteData,
  type QueryClient,
  type QueryKey,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query'
import { useScope } from '../scope/scope-context.js'
import type { Scope } from '../scope/scope.js'
import { useBoundQuery } from './bind-query.js'
import type { BoundQuery, LooseQueryOptions } from './own-query.js'
import { ownResult } from './own-result.js'
import type { QuerySource, WithInitialData } from './types.js'

/** The options of `useInfiniteQuery`, with a request in place of the query function. */
export type UseAuthInfiniteQueryOptions<
  TQueryFnData = unknown,
  TError = Error,
  TData = InfiniteData<TQueryFnData>,
  TQueryKey extends QueryKey = QueryKey,
  TPageParam = unknown,
> = Omit<UseInfiniteQueryOptions<TQueryFnData, TError, TData, TQueryKey, TPageParam>, 'queryFn' | 'queryKey'> & {
  readonly queryKey: TQueryKey
} & QuerySource<TQueryFnData, TQueryKey, TPageParam>

/** The signatures of `useAuthInfiniteQuery`. */
export interface UseAuthInfiniteQuery {
  <
    TQueryFnData = unknown,
    TError = Error,
    TData = InfiniteData<TQueryFnData>,
    TQueryKey extends QueryKey = QueryKey,
    TPageParam = unknown,
  >(
    options: UseAuthInfiniteQueryOptions<TQueryFnData, TError, TData, TQueryKey, TPageParam> &
      WithInitialData<InfiniteData<TQueryFnData, TPageParam>>,
    queryClient?: QueryClient,
  ): DefinedUseInfiniteQueryResult<TData, TError>
  <
    TQueryFnData = unknown,
    TError = Error,
    TData = InfiniteData<TQueryFnData>,
    TQueryKey extends QueryKey = QueryKey,
    TPageParam = unknown,
  >(
    options: UseAuthInfiniteQueryOptions<TQueryFnData, TError, TData, TQueryKey, TPageParam>,
    queryClient?: QueryClient,
  ): UseInfiniteQueryResult<TData, TError>
}

/** `useAuthInfiniteQuery` in a given scope. */
export function useScopedInfiniteQuery(
  scope: Scope,
  options: LooseQueryOptions,
  queryClient?: QueryClient,
): UseInfiniteQueryResult {
  const [bound, client] = useBoundQuery(scope, options, queryClient)
  return ownResult(scope, useInfiniteQuery(bound as BoundQuery & UseInfiniteQueryOptions, client)) // the signature has checked what a list needs
}

/**
 * `useInfiniteQuery` with the session token on the request of each page and the user in the key.
 *
 * @param options those of `useInfiniteQuery`, with `url` or a `queryFn` as for `useAuthQuery`; their context holds `pageParam`
 * @param queryClient the client, when it is not the one of the nearest `QueryClientProvider`
 * @returns TanStack Query's own result, untouched; until Clerk is loaded and signed out as `useAuthQuery`
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
export const useAuthInfiniteQuery: UseAuthInfiniteQuery = ((options: LooseQueryOptions, queryClient?: QueryClient) =>
  useScopedInfiniteQuery(useScope('useAuthInfiniteQuery'), options, queryClient)) as UseAuthInfiniteQuery // typed above
