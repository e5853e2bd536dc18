'use client'
import { SignedOutError } from '@x/auth-fetch'
import {
  useQueries,
  useQueryClient,
  useSuspenseQueries,
  type QueryClient,
  type UseQueryResult,
  type UseSuspenseQueryOptions,
  type UseSuspenseQueryResult,
} from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAuthSession } from '../auth/session-context.js'
import type { AuthSession } from '../auth/auth-session.js'
import { nameQuery } from './query-key.js'
import { resolveQueryOptions } from './resolve-query-options.js'
import type { LooseQueryOptions, ScopedQueryOptions } from './scope-query-options.js'
import type {
  AuthQueriesResults,
  AuthSuspenseQueriesResults,
  UseAuthQueriesOptions,
  UseAuthSuspenseQueriesOptions,
} from './queries-types.js'

/** The options, as far as they are read here: the hook's signature has checked them. */
export interface LooseQueriesOptions {
  readonly queries: readonly LooseQueryOptions[]
  readonly combine?: (results: UseQueryResult[]) => unknown
  readonly subscribed?: boolean
}

/** As `LooseQueriesOptions`. */
export interface LooseSuspenseQueriesOptions {
  readonly queries: readonly LooseQueryOptions[]
  readonly combine?: (results: UseSuspenseQueryResult[]) => unknown
}

/** `useAuthQueries` in a given session. */
export function useScopedQueries(
  session: AuthSession,
  { queries, ...options }: LooseQueriesOptions,
  queryClient?: QueryClient,
): unknown {
  const [scoped, client] = useResolvedQueries(session, queries, queryClient)
  return useQueries({ ...options, queries: scoped }, client)
}

/** `useAuthSuspenseQueries` in a given session. */
export function useScopedSuspenseQueries(
  session: AuthSession,
  { queries, ...options }: LooseSuspenseQueriesOptions,
  queryClient?: QueryClient,
): unknown {
  const [scoped, client] = useResolvedQueries(session, queries, queryClient)
  const [first] = queries
  if (first && !session.canFetch) throw new SignedOutError(nameQuery(first.queryKey))
  return useSuspenseQueries({ ...options, queries: scoped as UseSuspenseQueryOptions[] }, client) // none is disabled
}

function useResolvedQueries(
  session: AuthSession,
  queries: readonly LooseQueryOptions[],
  queryClient: QueryClient | undefined,
): [ScopedQueryOptions[], QueryClient] {
  const client = useQueryClient(queryClient)
  // The same list of queries gives the same result, as TanStack Query's `combine` needs.
  const scoped = useMemo(
    () => queries.map((query) => resolveQueryOptions(session, query, client)),
    [session, queries, client],
  )
  return [scoped, client]
}

/**
 * `useQueries` with the session token on each request and the user in each key.
 *
 * @param options those of `useQueries`, the queries with `url` or a `queryFn` as for `useAuthQuery`
 * @param queryClient the client, when it is not the one of the nearest `QueryClientProvider`
 * @returns TanStack Query's own results, untouched, or what `combine` makes of them
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useAuthQueries } from '@x/react/query'
 *
 * export function Totals({ years }: { years: number[] }) {
 *   const results = useAuthQueries({ queries: years.map((year) => ({ queryKey: ['total', year], url: `/api/totals/${year}` })) })
 *   return <p>{results.filter(({ isSuccess }) => isSuccess).length} of {years.length} are here</p>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/reference/useQueries
 */
export function useAuthQueries<T extends unknown[], TCombinedResult = AuthQueriesResults<T>>(
  options: UseAuthQueriesOptions<T, TCombinedResult>,
  queryClient?: QueryClient,
): TCombinedResult
export function useAuthQueries(options: LooseQueriesOptions, queryClient?: QueryClient): unknown {
  return useScopedQueries(useAuthSession('useAuthQueries'), options, queryClient)
}

/**
 * `useSuspenseQueries` with the session token on each request and the user in each key. It also suspends until Clerk is loaded.
 *
 * @param options those of `useSuspenseQueries`, the queries with `url` or a `queryFn` as for `useAuthQuery`
 * @param queryClient the client, when it is not the one of the nearest `QueryClientProvider`
 * @returns TanStack Query's own results, untouched, or what `combine` returns; the data of each is defined
 * @throws SignedOutError to the nearest error boundary when nobody is signed in, since there can be no data
 * @throws Error on a server that has no data for it, so that the nearest Suspense boundary renders it in the browser
 * @example
 * ```tsx
 * import { useAuthSuspenseQueries } from '@x/react/query'
 *
 * export function Dashboard() {
 *   const [orders, invoices] = useAuthSuspenseQueries<[[string[]], [string[]]]>({
 *     queries: [
 *       { queryKey: ['orders'], url: '/api/orders' },
 *       { queryKey: ['invoices'], url: '/api/invoices' },
 *     ],
 *   })
 *   return <p>{orders.data.length} orders, {invoices.data.length} invoices</p>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/reference/useSuspenseQueries
 */
export function useAuthSuspenseQueries<T extends unknown[], TCombinedResult = AuthSuspenseQueriesResults<T>>(
  options: UseAuthSuspenseQueriesOptions<T, TCombinedResult>,
  queryClient?: QueryClient,
): TCombinedResult
export function useAuthSuspenseQueries(options: LooseSuspenseQueriesOptions, queryClient?: QueryClient): unknown {
  return useScopedSuspenseQueries(useAuthSession('useAuthSuspenseQueries'), options, queryClient)
}
