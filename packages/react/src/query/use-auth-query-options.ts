'use client'
import type { QueryClient } from '@tanstack/react-query'
import { useScope } from '../scope/scope-context.js'
import type { Scope } from '../scope/scope.js'
import type { CreateOwnedQueryOptions } from './auth-query-options.js'
import { useBoundQuery } from './bind-query.js'
import type { BoundQuery, LooseQueryOptions } from './own-query.js'

/** The signatures of `useAuthQueryOptions`. */
export type BindAuthQueryOptions = CreateOwnedQueryOptions<[queryClient?: QueryClient]>

/** `useAuthQueryOptions` in a given scope. */
export function useScopedQueryOptions(scope: Scope, options: LooseQueryOptions, queryClient?: QueryClient): BoundQuery {
  return useBoundQuery(scope, options, queryClient)[0]
}

/**
 * Gives the options under which `useAuthQuery` keeps the data of who is signed in, for TanStack Query's own hooks and methods.
 *
 * @param options those of `useAuthQuery`
 * @param queryClient the client, when it is not the one of the nearest `QueryClientProvider`
 * @returns options for `useQuery`, `prefetchQuery`, `getQueryData` and the like
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
export const useAuthQueryOptions: BindAuthQueryOptions = (options: LooseQueryOptions, queryClient?: QueryClient) =>
  useScopedQueryOptions(useScope('useAuthQueryOptions'), options, queryClient) as never // typed above
