'use client'
import type { Identity } from '@x/auth-fetch'
import { useAuthSession } from '../auth/session-context.js'

/**
 * Tells whose requests and caches the hooks serve: the user and the organization, as the keys carry them.
 *
 * @returns the same object on every render until the identity changes; `null` when nobody is signed in, `undefined` until Clerk
 *   is loaded
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useAuthIdentity } from '@x/react/fetch'
 *
 * export function Place() {
 *   const identity = useAuthIdentity()
 *   return <p>{identity?.orgId ?? 'Personal account'}</p>
 * }
 * ```
 * @see https://clerk.com/docs/hooks/use-auth
 */
export function useAuthIdentity(): Identity | null | undefined {
  return useAuthSession('useAuthIdentity').lifetime.identity
}
