'use client'
import { SignedOutError } from '@x/auth-fetch'
import {
  useSuspenseQuery,
  type QueryClient,
  type QueryKey,
  type UseSuspenseQueryOptions,
  type UseSuspenseQueryResult,
} from '@tanstack/react-query'
import { useAuthSession } from '../auth/session-context.js'
import type { AuthSession } from '../auth/auth-session.js'
import { useResolvedOptions } from './resolve-query-options.js'
import { missedError } from './keep-with-owner.js'
import { nameQuery } from './key.js'
import type { LooseQueryOptions } from './scope-query-options.js'
import type { QuerySource } from './types.js'

/** The options of `useSuspenseQuery`, with a request in place of the query function. */
export type UseAuthSuspenseQueryOptions<
  TQueryFnData = unknown,
  TError = Error,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
> = Omit<UseSuspenseQueryOptions<TQueryFnData, TError, TData, TQueryKey>, 'queryFn' | 'queryKey'> & {
  readonly queryKey: TQueryKey
} & QuerySource<TQueryFnData, TQueryKey, never, never>

/** The signature of `useAuthSuspenseQuery`. */
export type UseAuthSuspenseQuery = <
  TQueryFnData = unknown,
  TError = Error,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  options: UseAuthSuspenseQueryOptions<TQueryFnData, TError, TData, TQueryKey>,
  queryClient?: QueryClient,
) => UseSuspenseQueryResult<TData, TError>

/** `useAuthSuspenseQuery` in a given scope. */
export function useScopedSuspenseQuery(
  session: AuthSession,
  options: LooseQueryOptions,
  queryClient?: QueryClient,
): UseSuspenseQueryResult {
  const [bound, client] = useResolvedOptions(session, options, queryClient)
  if (!session.canFetch) throw new SignedOutError(nameQuery(options.queryKey))
  const result = useSuspenseQuery(bound as UseSuspenseQueryOptions, client) // it is not idle
  const missed = missedError(session, result)
  if (missed) throw missed.error
  return result
}

/**
 * `useSuspenseQuery` with the session token on each request and the user in the key. It suspends until Clerk is loaded, too.
 *
 * @param options those of `useSuspenseQuery`, with `url` or a `queryFn` as for `useAuthQuery`
 * @param queryClient the client, when it is not the one of the nearest `QueryClientProvider`
 * @returns TanStack Query's own result, untouched; `data` is defined
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
export const useAuthSuspenseQuery: UseAuthSuspenseQuery = ((options: LooseQueryOptions, queryClient?: QueryClient) =>
  useScopedSuspenseQuery(useAuthSession('useAuthSuspenseQuery'), options, queryClient)) as UseAuthSuspenseQuery // typed above
