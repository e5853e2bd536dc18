'use client'
import type { CreateQueryFn } from '@x/auth-fetch'
import type { QueryClient } from '@tanstack/react-query'
import type { LooseQueryOptions } from '../query/scope-query-options.js'
import { useScopedInfiniteQuery, type useAuthInfiniteQuery as UseAuthInfiniteQuery } from '../query/use-auth-infinite-query.js'
import type { LooseMutationOptions } from '../query/bind-mutation.js'
import { useScopedMutation, type useAuthMutation as UseAuthMutation } from '../query/use-auth-mutation.js'
import { useScopedQueries, type useAuthQueries as UseAuthQueries, type LooseQueriesOptions } from '../query/use-auth-queries.js'
import { useScopedQuery, type useAuthQuery as UseAuthQuery } from '../query/use-auth-query.js'
import { useScopedQueryFn } from '../query/use-auth-query-fn.js'
import { useScopedQueryOptions, type useAuthQueryOptions as UseAuthQueryOptions } from '../query/use-auth-query-options.js'
import { useScopedSuspenseQuery, type useAuthSuspenseQuery as UseAuthSuspenseQuery } from '../query/use-auth-suspense-query.js'
import { useClerkSession } from './use-clerk-session.js'

/**
 * `useQuery` with the session token on each request and the user in the key. As in `@x/react/query`, and under a bare `ClerkProvider` too.
 *
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { useAuthQuery } from '@x/react'
 *
 * export function Orders() {
 *   const { data, error, isLoading } = useAuthQuery<{ id: string }[]>({ queryKey: ['orders'], url: '/api/orders' })
 *   if (error) return <p role="alert">{error.message}</p>
 *   return <p>{isLoading ? 'Loading…' : `${data?.length ?? 0} orders`}</p>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/reference/useQuery
 */
export const useAuthQuery: typeof UseAuthQuery = ((options: LooseQueryOptions, queryClient?: QueryClient) =>
  useScopedQuery(useClerkSession('useAuthQuery'), options, queryClient)) as typeof UseAuthQuery // the signature types the result

/**
 * `useSuspenseQuery` with the session token and the user in the key; signed out it throws `SignedOutError`. As in `@x/react/query`, and under a bare `ClerkProvider` too.
 *
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { useAuthSuspenseQuery } from '@x/react'
 *
 * export function Orders() {
 *   const { data } = useAuthSuspenseQuery<{ id: string }[]>({ queryKey: ['orders'], url: '/api/orders' })
 *   return <p>{data.length} orders</p>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/reference/useSuspenseQuery
 */
export const useAuthSuspenseQuery: typeof UseAuthSuspenseQuery = ((options: LooseQueryOptions, queryClient?: QueryClient) =>
  useScopedSuspenseQuery(useClerkSession('useAuthSuspenseQuery'), options, queryClient)) as typeof UseAuthSuspenseQuery // the signature types the result

/**
 * `useInfiniteQuery` with the session token on the request of each page and the user in the key. As in `@x/react/query`, and under a bare `ClerkProvider` too.
 *
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { useAuthInfiniteQuery } from '@x/react'
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
export const useAuthInfiniteQuery: typeof UseAuthInfiniteQuery = ((options: LooseQueryOptions, queryClient?: QueryClient) =>
  useScopedInfiniteQuery(useClerkSession('useAuthInfiniteQuery'), options, queryClient)) as typeof UseAuthInfiniteQuery // the signature types the result

/**
 * `useQueries` with the session token on each request and the user in each key. As in `@x/react/query`, and under a bare `ClerkProvider` too.
 *
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { useAuthQueries } from '@x/react'
 *
 * export function Totals({ years }: { years: number[] }) {
 *   const results = useAuthQueries({ queries: years.map((year) => ({ queryKey: ['total', year], url: `/api/totals/${year}` })) })
 *   return <p>{results.filter(({ isSuccess }) => isSuccess).length} of {years.length} are here</p>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/reference/useQueries
 */
export const useAuthQueries: typeof UseAuthQueries = ((options: LooseQueriesOptions, queryClient?: QueryClient) =>
  useScopedQueries(useClerkSession('useAuthQueries'), options, queryClient) as never) as typeof UseAuthQueries // the signature types the result

/**
 * `useMutation` with the session token on each request. Its result belongs to who began it. As in `@x/react/query`, and under a bare `ClerkProvider` too.
 *
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { useAuthMutation } from '@x/react'
 *
 * export function Order() {
 *   const { mutate, isPending } = useAuthMutation<{ id: string }, Error, { item: string }>({ url: '/api/orders' })
 *   return <button disabled={isPending} onClick={() => mutate({ item: 'tea' })}>Order tea</button>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/reference/useMutation
 */
export const useAuthMutation: typeof UseAuthMutation = ((options: LooseMutationOptions, queryClient?: QueryClient) =>
  useScopedMutation(useClerkSession('useAuthMutation'), options, queryClient)) as typeof UseAuthMutation // the signature types the result

/**
 * Gives the options of `useAuthQuery` for TanStack Query's own hooks and methods. As in `@x/react/query`, and under a bare `ClerkProvider` too.
 *
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { useAuthQueryOptions } from '@x/react'
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
export const useAuthQueryOptions: typeof UseAuthQueryOptions = (options: LooseQueryOptions, queryClient?: QueryClient) =>
  useScopedQueryOptions(useClerkSession('useAuthQueryOptions'), options, queryClient) as never // the signature types the result

/**
 * Gives a factory of query functions that carry the session token; the key is left to you, see `authQueryKey`. As in `@x/react/query`, and under a bare `ClerkProvider` too.
 *
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { authQueryKey, useAuthIdentity, useAuthQueryFn } from '@x/react'
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
  return useScopedQueryFn(useClerkSession('useAuthQueryFn'), queryClient)
}
