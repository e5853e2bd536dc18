'use client'
import {
  useQueryClient,
  type DefaultError,
  type DefinedInitialDataInfiniteOptions,
  type DefinedInitialDataOptions,
  type InfiniteData,
  type QueryClient,
  type QueryKey,
  type UndefinedInitialDataInfiniteOptions,
  type UndefinedInitialDataOptions,
  type UnusedSkipTokenInfiniteOptions,
  type UnusedSkipTokenOptions,
} from '@tanstack/react-query'
import { useAuthSession } from '../auth/session-context.js'
import type { OwnedKey } from './auth-query-options.js'
import type { OwnedQueryKey } from './query-key.js'
import type { UseAuthInfiniteQueryOptions, UseAuthQueryOptions, WithInitialData } from './types.js'
import { resolveQueryOptions } from './resolve-query-options.js'
import type { LooseQueryOptions } from './scope-query-options.js'

/**
 * Returns the options under which `useAuthQuery` keeps the data of the current user, for TanStack Query's own hooks and methods.
 *
 * @param options the options of `useAuthQuery`
 * @param queryClient a client other than that of the nearest `QueryClientProvider`
 * @returns options for `useQuery`, `prefetchQuery`, `getQueryData` and the like, which have their own defaults for `retry`
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useAuthQueryOptions } from '@x/react/query'
 * import { useQueryClient } from '@tanstack/react-query'
 *
 * export function OrdersLink() {
 *   const client = useQueryClient()
 *   const orders = useAuthQueryOptions<string[]>({ queryKey: ['orders'], url: '/api/orders' })
 *   return <a href="/orders" onMouseEnter={() => client.prefetchQuery(orders)}>Orders</a>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/guides/query-options
 */
export function useAuthQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  options: UseAuthQueryOptions<TQueryFnData, TError, TData, TQueryKey, never> & WithInitialData<TQueryFnData>,
  queryClient?: QueryClient,
): DefinedInitialDataOptions<TQueryFnData, TError, TData, OwnedQueryKey<TQueryKey>> &
  OwnedKey<TQueryKey, TQueryFnData, TError>
export function useAuthQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  options: UseAuthQueryOptions<TQueryFnData, TError, TData, TQueryKey, never>,
  queryClient?: QueryClient,
): UnusedSkipTokenOptions<TQueryFnData, TError, TData, OwnedQueryKey<TQueryKey>> &
  OwnedKey<TQueryKey, TQueryFnData, TError>
export function useAuthQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  options: UseAuthQueryOptions<TQueryFnData, TError, TData, TQueryKey>,
  queryClient?: QueryClient,
): UndefinedInitialDataOptions<TQueryFnData, TError, TData, OwnedQueryKey<TQueryKey>> &
  OwnedKey<TQueryKey, TQueryFnData, TError>
export function useAuthQueryOptions(options: LooseQueryOptions, queryClient?: QueryClient): object {
  return resolveQueryOptions(useAuthSession('useAuthQueryOptions'), options, useQueryClient(queryClient))
}

/**
 * Returns the options under which `useAuthInfiniteQuery` keeps the list of the current user, for TanStack Query's own hooks and methods.
 *
 * @param options the options of `useAuthInfiniteQuery`
 * @param queryClient a client other than that of the nearest `QueryClientProvider`
 * @returns options for `useInfiniteQuery`, `prefetchInfiniteQuery`, `getQueryData` and the like, which have their own
 *   defaults for `retry`
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useAuthInfiniteQueryOptions } from '@x/react/query'
 * import { useQueryClient } from '@tanstack/react-query'
 *
 * export function OrdersLink() {
 *   const client = useQueryClient()
 *   const orders = useAuthInfiniteQueryOptions<{ ids: string[]; next: number | null }>({
 *     queryKey: ['orders'],
 *     url: ({ pageParam }) => `/api/orders?page=${pageParam}`,
 *     initialPageParam: 1,
 *     getNextPageParam: (page) => page.next,
 *   })
 *   return <a href="/orders" onMouseEnter={() => client.prefetchInfiniteQuery(orders)}>Orders</a>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/reference/infiniteQueryOptions
 */
export function useAuthInfiniteQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = InfiniteData<TQueryFnData>,
  TQueryKey extends QueryKey = QueryKey,
  TPageParam = unknown,
>(
  options: UseAuthInfiniteQueryOptions<TQueryFnData, TError, TData, TQueryKey, TPageParam, never> &
    WithInitialData<InfiniteData<TQueryFnData, TPageParam>>,
  queryClient?: QueryClient,
): DefinedInitialDataInfiniteOptions<TQueryFnData, TError, TData, OwnedQueryKey<TQueryKey>, TPageParam> &
  OwnedKey<TQueryKey, InfiniteData<TQueryFnData>, TError>
export function useAuthInfiniteQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = InfiniteData<TQueryFnData>,
  TQueryKey extends QueryKey = QueryKey,
  TPageParam = unknown,
>(
  options: UseAuthInfiniteQueryOptions<TQueryFnData, TError, TData, TQueryKey, TPageParam, never>,
  queryClient?: QueryClient,
): UnusedSkipTokenInfiniteOptions<TQueryFnData, TError, TData, OwnedQueryKey<TQueryKey>, TPageParam> &
  OwnedKey<TQueryKey, InfiniteData<TQueryFnData>, TError>
export function useAuthInfiniteQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = InfiniteData<TQueryFnData>,
  TQueryKey extends QueryKey = QueryKey,
  TPageParam = unknown,
>(
  options: UseAuthInfiniteQueryOptions<TQueryFnData, TError, TData, TQueryKey, TPageParam>,
  queryClient?: QueryClient,
): UndefinedInitialDataInfiniteOptions<TQueryFnData, TError, TData, OwnedQueryKey<TQueryKey>, TPageParam> &
  OwnedKey<TQueryKey, InfiniteData<TQueryFnData>, TError>
export function useAuthInfiniteQueryOptions(options: LooseQueryOptions, queryClient?: QueryClient): object {
  return resolveQueryOptions(useAuthSession('useAuthInfiniteQueryOptions'), options, useQueryClient(queryClient))
}
