import type { AuthFetch } from '@x/auth-fetch'
import { getDefaultSession } from '../auth/default-session.js'

/**
 * Gives what `useAuthFetch` gives, outside of React: in a loader, a store, an event handler. Call it where you send, and keep
 * nothing of it: like that of the hook, the function belongs to who is signed in now.
 *
 * @returns the `AuthFetch` of the page's `AuthFetchProvider`, of the outermost if one stands within another
 * @throws Error while none is mounted, as on a server, or several side by side
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
