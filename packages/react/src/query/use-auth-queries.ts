'use client'
import { useQueries, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAuthSession } from '../auth/session-context.js'
import type { AuthSession } from '../auth/auth-session.js'
import { resolveQueryOptions } from './resolve-query-options.js'
import type { LooseQueryOptions } from './scope-query-options.js'
import type { UseAuthQueries } from './queries-types.js'

/** The options, as far as they are read here: the hook's signature has checked them. */
export interface LooseQueriesOptions {
  readonly queries: readonly LooseQueryOptions[]
  readonly combine?: (results: UseQueryResult[]) => unknown
  readonly subscribed?: boolean
}

/** `useAuthQueries` in a given scope. */
export function useScopedQueries(
  session: AuthSession,
  { queries, ...options }: LooseQueriesOptions,
  queryClient?: QueryClient,
): unknown {
  const client = useQueryClient(queryClient)
  // A list that stays the same stays so, as TanStack Query asks for `combine`.
  const bound = useMemo(
    () => queries.map((query) => resolveQueryOptions(session, query, client)),
    [session, queries, client],
  )
  return useQueries({ ...options, queries: bound }, client)
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
export const useAuthQueries: UseAuthQueries = ((options: LooseQueriesOptions, queryClient?: QueryClient) =>
  useScopedQueries(useAuthSession('useAuthQueries'), options, queryClient) as never) as UseAuthQueries // typed above
