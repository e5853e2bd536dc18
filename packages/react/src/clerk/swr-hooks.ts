'use client'
import type { ClerkSWRHook, LooseArguments } from '../swr/types.js'
import { useScopedSWR } from '../swr/use-clerk-swr.js'
import { useClerkScope } from './use-clerk-scope.js'

/**
 * `useSWR` with the session token on each request and the user in the key. As in `@x/react/swr`, and under a bare
 * `ClerkProvider` too.
 *
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { useClerkSWR } from '@x/react'
 *
 * export function Orders() {
 *   const { data, error, isLoading } = useClerkSWR<{ id: string }[]>('/api/orders')
 *   if (error) return <p role="alert">{error.message}</p>
 *   return <p>{isLoading ? 'Loading…' : `${data?.length ?? 0} orders`}</p>
 * }
 * ```
 * @see https://swr.vercel.app/docs/api
 */
export const useClerkSWR: ClerkSWRHook = ((...args: LooseArguments) =>
  useScopedSWR(useClerkScope('useClerkSWR'), args)) as ClerkSWRHook // the signatures type what SWR gives
