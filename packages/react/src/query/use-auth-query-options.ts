'use client'
import type { QueryClient } from '@tanstack/react-query'
import { useAuthSession } from '../auth/session-context.js'
import type { AuthSession } from '../auth/auth-session.js'
import type { CreateOwnedQueryOptions } from './auth-query-options.js'
import { useResolvedOptions } from './resolve-query-options.js'
import type { ScopedQueryOptions, LooseQueryOptions } from './scope-query-options.js'

/** The signatures of `useAuthQueryOptions`. */
export type BindAuthQueryOptions = CreateOwnedQueryOptions<[queryClient?: QueryClient]>

/** `useAuthQueryOptions` in a given scope. */
export function useScopedQueryOptions(
  session: AuthSession,
  options: LooseQueryOptions,
  queryClient?: QueryClient,
): ScopedQueryOptions {
  return useResolvedOptions(session, options, queryClient)[0]
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
  useScopedQueryOptions(useAuthSession('useAuthQueryOptions'), options, queryClient) as never // typed above
