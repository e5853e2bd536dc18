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
import { resolveHookOptions } from './resolve-query-options.js'
import type { LooseQueryOptions, ScopedQueryOptions } from './scope-query-options.js'
import type {
  AuthQueriesResults,
  AuthSuspenseQueriesResults,
  UseAuthQueriesOptions,
  UseAuthSuspenseQueriesOptions,
} from './queries-types.js'

/** The options of `useAuthQueries` that are read here. The hook's signature has checked them. */
interface LooseQueriesOptions {
  readonly queries: readonly LooseQueryOptions[]
  readonly combine?: (results: UseQueryResult[]) => unknown
  readonly subscribed?: boolean
}

/** The same of `useAuthSuspenseQueries`. */
interface LooseSuspenseQueriesOptions {
  readonly queries: readonly LooseQueryOptions[]
  readonly combine?: (results: UseSuspenseQueryResult[]) => unknown
}

/**
 * `useQueries` with the session token on each request and the user in each key.
 *
 * @param options the options of `useQueries`, the queries with `url` or a `queryFn` as for `useAuthQuery`
 * @param queryClient a client other than that of the nearest `QueryClientProvider`
 * @returns the results of TanStack Query, unchanged, or what `combine` returns
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
export function useAuthQueries({ queries, ...options }: LooseQueriesOptions, queryClient?: QueryClient): unknown {
  const session = useAuthSession('useAuthQueries')
  const [scoped, client] = useResolvedQueries(session, queries, queryClient)
  return useQueries({ ...options, queries: scoped }, client)
}

/**
 * `useSuspenseQueries` with the session token on each request and the user in each key. It also suspends until Clerk is loaded.
 *
 * @param options the options of `useSuspenseQueries`, the queries with `url` or a `queryFn` as for `useAuthQuery`
 * @param queryClient a client other than that of the nearest `QueryClientProvider`
 * @returns the results of TanStack Query, unchanged, or what `combine` returns; the data of each is defined
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
export function useAuthSuspenseQueries(
  { queries, ...options }: LooseSuspenseQueriesOptions,
  queryClient?: QueryClient,
): unknown {
  const session = useAuthSession('useAuthSuspenseQueries')
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
    () => queries.map((query) => resolveHookOptions(session, query, client)),
    [session, queries, client],
  )
  return [scoped, client]
}
