'use client'
import type { AuthFetch, Identity } from '@x/auth-fetch'
import { useClerkSession } from './use-clerk-session.js'

/**
 * Gives `fetch` with the session token of who is signed in. As in `@x/react/fetch`, and under a bare `ClerkProvider` too.
 *
 * @returns an `AuthFetch`, the same function until the user or the organization changes
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { useAuthFetch } from '@x/react'
 *
 * export function Save() {
 *   const authFetch = useAuthFetch()
 *   return <button onClick={() => authFetch('/api/orders', { method: 'POST' })}>Order</button>
 * }
 * ```
 * @see https://fetch.spec.whatwg.org/#fetch-method
 */
export function useAuthFetch(): AuthFetch {
  return useClerkSession('useAuthFetch').authFetch
}

/**
 * Tells whose requests and caches the hooks serve. As in `@x/react/fetch`, and under a bare `ClerkProvider` too.
 *
 * @returns the user and the organization; `null` when nobody is signed in, `undefined` until Clerk is loaded
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { useAuthIdentity } from '@x/react'
 *
 * export function Place() {
 *   return <p>{useAuthIdentity()?.orgId ?? 'Personal account'}</p>
 * }
 * ```
 * @see https://clerk.com/docs/hooks/use-auth
 */
export function useAuthIdentity(): Identity | null | undefined {
  return useClerkSession('useAuthIdentity').lifetime.identity
}
