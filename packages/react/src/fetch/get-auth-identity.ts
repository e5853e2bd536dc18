import type { Identity } from '@x/auth-fetch'
import { getDefaultSession } from '../auth/default-session.js'

/**
 * Gives what `useAuthIdentity` gives, outside of React: beside `getAuthFetch`, for a loader that prefetches. Ask for both in the
 * same tick, and keep nothing of them.
 *
 * @returns the user and the organization; `null` when nobody is signed in, `undefined` until Clerk is loaded
 * @throws Error while no `AuthFetchProvider` is mounted, as on a server, or several side by side
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
 *   if (!identity) return null // the page shows that, or loads by itself
 *   const orders = { queryKey: ['orders'], url: '/api/orders' }
 *   return client.ensureQueryData(authQueryOptions<string[]>(orders, { authFetch: getAuthFetch(), identity }))
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/guides/prefetching
 */
export function getAuthIdentity(): Identity | null | undefined {
  return getDefaultSession('getAuthIdentity').lifetime.identity
}
