import type { AuthFetch, Identity } from '@x/auth-fetch'
import { getDefaultSession } from '../auth/auth-session.js'

/**
 * Returns what `useAuthFetch` returns, outside of React: in a loader, a store or an event handler. Call it each time you send a request and
 * do not keep the function: like the hook's, it belongs to the current user.
 *
 * @returns the `AuthFetch` of the page's `AuthFetchProvider`, or of the outermost if they are nested
 * @throws Error while no provider is mounted, as on a server, or if several are mounted next to each other
 * @example
 * ```ts
 * import { fetchJson } from '@x/auth-fetch'
 * import { getAuthFetch } from '@x/react/fetch'
 *
 * export const loadOrders = () => fetchJson<{ id: string }[]>(getAuthFetch(), '/api/orders')
 * ```
 * @see https://fetch.spec.whatwg.org/#fetch-method
 */
export function getAuthFetch(): AuthFetch {
  return getDefaultSession('getAuthFetch').authFetch
}

/**
 * Returns what `useAuthIdentity` returns, outside of React: use it together with `getAuthFetch` in a loader that prefetches. Call both in
 * the same tick and keep neither result.
 *
 * @returns the user and the organization; `null` when signed out, `undefined` until Clerk is loaded
 * @throws Error while no `AuthFetchProvider` is mounted, as on a server, or if several are mounted next to each other
 * @example
 * ```ts
 * import { getAuthFetch, getAuthIdentity } from '@x/react/fetch'
 * import { authQueryOptions } from '@x/react/query'
 * import { QueryClient } from '@tanstack/react-query'
 *
 * export const client = new QueryClient()
 *
 * export async function loader() {
 *   const identity = getAuthIdentity()
 *   if (!identity) return null // the page shows the signed-out state, or loads the data itself
 *   const orders = { queryKey: ['orders'], url: '/api/orders' }
 *   return client.ensureQueryData(authQueryOptions<string[]>(orders, { authFetch: getAuthFetch(), identity }))
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/guides/prefetching
 */
export function getAuthIdentity(): Identity | null | undefined {
  return getDefaultSession('getAuthIdentity').lifetime.identity
}
