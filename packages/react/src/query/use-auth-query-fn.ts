'use client'
import { createQueryFn, type CreateQueryFn } from '@x/auth-fetch'
import { useMemo } from 'react'
import { useScope } from '../scope/scope-context.js'
import type { Scope } from '../scope/scope.js'

/** `useAuthQueryFn` in a given scope. */
export function useScopedQueryFn({ authFetch }: Scope): CreateQueryFn {
  return useMemo(() => createQueryFn(authFetch), [authFetch])
}

/**
 * Gives a factory of query functions that carry the session token, for TanStack Query's own hooks. It leaves the key to you: put
 * the identity into it, or use `useAuthQueryOptions`, or the next user finds the entry.
 *
 * @returns `queryFn(input, init?)`, the same function until the identity changes
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useAuthIdentity } from '@x/react/fetch'
 * import { useAuthQueryFn } from '@x/react/query'
 * import { useQuery } from '@tanstack/react-query'
 *
 * export function Rates() {
 *   const queryFn = useAuthQueryFn()
 *   const identity = useAuthIdentity()
 *   const { data } = useQuery({ queryKey: ['rates', identity], queryFn: queryFn<number[]>('/api/rates'), enabled: !!identity })
 *   return <p>{data?.join(', ')}</p>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/guides/query-functions
 */
export function useAuthQueryFn(): CreateQueryFn {
  return useScopedQueryFn(useScope('useAuthQueryFn'))
}
