'use client'
import type { AuthFetch } from '@x/auth-fetch'
import { useAuthSession } from '../auth/session-context.js'

/**
 * Gives `fetch` with the session token of who is signed in.
 *
 * @returns an `AuthFetch`: the same function on every render, another one only when the user or the organization changes, so
 *   that it is safe in the dependencies of an effect. A request that it makes before Clerk is loaded waits; one that is under
 *   way when the identity changes rejects with `IdentityChangedError`; signed out, it rejects with `SignedOutError`
 * @throws Error outside of `AuthFetchProvider`
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
