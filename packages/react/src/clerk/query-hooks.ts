'use client'
import type { QueryClient } from '@tanstack/react-query'
import type { LooseQueryOptions } from '../query/bind-query.js'
import { useScopedQuery, type UseAuthQuery } from '../query/use-auth-query.js'
import { useClerkScope } from './use-clerk-scope.js'

/**
 * `useQuery` with the session token on each request and the user in the key. As in `@x/react/query`, and under a bare
 * `ClerkProvider` too.
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
export const useAuthQuery: UseAuthQuery = ((options: LooseQueryOptions, queryClient?: QueryClient) =>
  useScopedQuery(useClerkScope('useAuthQuery'), options, queryClient)) as UseAuthQuery // the signatures type the result
