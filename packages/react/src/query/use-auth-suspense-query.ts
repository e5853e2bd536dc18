'use client'
import { SignedOutError } from '@x/auth-fetch'
import {
  useSuspenseInfiniteQuery,
  useSuspenseQuery,
  type DefaultError,
  type InfiniteData,
  type QueryClient,
  type QueryKey,
  type UseSuspenseInfiniteQueryOptions,
  type UseSuspenseInfiniteQueryResult,
  type UseSuspenseQueryOptions,
  type UseSuspenseQueryResult,
} from '@tanstack/react-query'
import { useAuthSession } from '../auth/session-context.js'
import type { AuthSession } from '../auth/auth-session.js'
import { useResolvedOptions } from './resolve-query-options.js'
import { missedError } from './keep-with-owner.js'
import { nameQuery } from './query-key.js'
import type { LooseQueryOptions } from './scope-query-options.js'
import type { UseAuthSuspenseInfiniteQueryOptions, UseAuthSuspenseQueryOptions } from './types.js'

/**
 * `useSuspenseQuery` with the session token on each request and the user in the key. It also suspends until Clerk is loaded.
 *
 * @param options the options of `useSuspenseQuery`, with `url` or a `queryFn` as for `useAuthQuery`
 * @param queryClient a client other than that of the nearest `QueryClientProvider`
 * @returns the result of TanStack Query, unchanged; `data` is defined
 * @throws SignedOutError to the nearest error boundary when nobody is signed in, since there can be no data
 * @throws Error on a server that has no data for it, so that the nearest Suspense boundary renders it in the browser
 * @example
 * ```tsx
 * import { useAuthSuspenseQuery } from '@x/react/query'
 *
 * export function Orders() {
 *   const { data } = useAuthSuspenseQuery<{ id: string }[]>({ queryKey: ['orders'], url: '/api/orders' })
 *   return <ul>{data.map(({ id }) => <li key={id}>{id}</li>)}</ul>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/reference/useSuspenseQuery
 */
export function useAuthSuspenseQuery<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  options: UseAuthSuspenseQueryOptions<TQueryFnData, TError, TData, TQueryKey>,
  queryClient?: QueryClient,
): UseSuspenseQueryResult<TData, TError>
export function useAuthSuspenseQuery(options: LooseQueryOptions, queryClient?: QueryClient): UseSuspenseQueryResult {
  const session = useAuthSession('useAuthSuspenseQuery')
  const [scoped, client] = useSuspendingOptions(session, options, queryClient)
  return throwMissedError(session, useSuspenseQuery(scoped as UseSuspenseQueryOptions, client)) // it is not disabled
}

/**
 * `useSuspenseInfiniteQuery` with the session token on the request of each page and the user in the key. It also suspends until Clerk is
 * loaded.
 *
 * @param options the options of `useSuspenseInfiniteQuery`, with `url` or a `queryFn` as for `useAuthInfiniteQuery`
 * @param queryClient a client other than that of the nearest `QueryClientProvider`
 * @returns the result of TanStack Query, unchanged; `data` is defined
 * @throws SignedOutError to the nearest error boundary when nobody is signed in, since there can be no data
 * @throws Error on a server that has no data for it, so that the nearest Suspense boundary renders it in the browser
 * @example
 * ```tsx
 * import { useAuthSuspenseInfiniteQuery } from '@x/react/query'
 *
 * export function Orders() {
 *   const { data, fetchNextPage } = useAuthSuspenseInfiniteQuery<{ ids: string[]; next: number | null }>({
 *     queryKey: ['orders'],
 *     url: ({ pageParam }) => `/api/orders?page=${pageParam}`,
 *     initialPageParam: 1,
 *     getNextPageParam: (page) => page.next,
 *   })
 *   return <button onClick={() => fetchNextPage()}>More than {data.pages.length} pages</button>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/reference/useSuspenseInfiniteQuery
 */
export function useAuthSuspenseInfiniteQuery<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = InfiniteData<TQueryFnData>,
  TQueryKey extends QueryKey = QueryKey,
  TPageParam = unknown,
>(
  options: UseAuthSuspenseInfiniteQueryOptions<TQueryFnData, TError, TData, TQueryKey, TPageParam>,
  queryClient?: QueryClient,
): UseSuspenseInfiniteQueryResult<TData, TError>
export function useAuthSuspenseInfiniteQuery(
  options: LooseQueryOptions,
  queryClient?: QueryClient,
): UseSuspenseInfiniteQueryResult {
  const session = useAuthSession('useAuthSuspenseInfiniteQuery')
  const [scoped, client] = useSuspendingOptions(session, options, queryClient)
  // The signature has checked what a list needs.
  return throwMissedError(session, useSuspenseInfiniteQuery(scoped as UseSuspenseInfiniteQueryOptions, client))
}

/** Resolves the options. There can be no data without a user. */
function useSuspendingOptions(
  session: AuthSession,
  options: LooseQueryOptions,
  queryClient: QueryClient | undefined,
): [unknown, QueryClient] {
  const resolved = useResolvedOptions(session, options, queryClient)
  if (!session.canFetch) throw new SignedOutError(nameQuery(options.queryKey))
  return resolved
}

/** Throws an error that the result should have. See `missedError`. */
function throwMissedError<TResult extends Pick<UseSuspenseQueryResult, 'isSuccess' | 'data'>>(
  session: AuthSession,
  result: TResult,
): TResult {
  const missed = missedError(session, result)
  if (missed) throw missed.error
  return result
}
