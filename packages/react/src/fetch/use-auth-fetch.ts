'use client'
import type { AuthFetch, Identity } from '@x/auth-fetch'
import { useAuthSession } from '../auth/session-context.js'

/**
 * Returns `fetch` with the current user's session token.
 *
 * @returns an `AuthFetch`: the same function on every render until the user or the organization changes, so it is safe in the dependencies
 *   of an effect. A request made before Clerk is loaded waits. A request in flight when the identity changes rejects with
 *   `IdentityChangedError`. When signed out it rejects with `SignedOutError`
 * @throws Error outside of `AuthFetchProvider` and, with `@x/react`, of `ClerkProvider`
 * @example
 * ```tsx
 * import { useAuthFetch } from '@x/react/fetch'
 *
 * export function Save() {
 *   const authFetch = useAuthFetch()
 *   return <button onClick={() => authFetch('/api/orders', { method: 'POST' })}>Order</button>
 * }
 * ```
 * @see https://fetch.spec.whatwg.org/#fetch-method
 */
export function useAuthFetch(): AuthFetch {
  return useAuthSession('useAuthFetch').authFetch
}

/**
 * Returns the identity that the hooks' requests and caches belong to: the user and the organization, as in the cache keys.
 *
 * @returns the same object on every render until the identity changes; `null` when signed out, `undefined` until Clerk is loaded
 * @throws Error outside of `AuthFetchProvider` and, with `@x/react`, of `ClerkProvider`
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
