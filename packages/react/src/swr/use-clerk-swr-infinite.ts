'use client'
import type { Key } from 'swr'
import useSWRInfinite, { unstable_serialize, type SWRInfiniteKeyLoader, type SWRInfiniteResponse } from 'swr/infinite'
import { useAuthSession } from '../auth/session-context.js'
import type { AuthSession } from '../auth/auth-session.js'
import { resolveArgs } from './authenticate.js'
import type { ClerkSWRInfiniteHook } from './infinite-types.js'
import type { LooseArguments } from './types.js'

/** `useClerkSWRInfinite` in a given scope. */
export function useScopedSWRInfinite(session: AuthSession, args: LooseArguments): SWRInfiniteResponse {
  const [getKey, fetcher, config] = resolveArgs(session, args, serializeList)
  // The signatures take a function of the page's index as key, and configurations of lists.
  return useSWRInfinite(getKey as SWRInfiniteKeyLoader, fetcher, config as object)
}

/** The name of a list's entry; `''` when it has no first page. */
function serializeList(getKey: Key): string {
  try {
    const name = getKey ? unstable_serialize(getKey as SWRInfiniteKeyLoader) : '' // see the signatures
    return name === '$inf$' ? '' : name
  } catch {
    // Not ready yet, as SWR has it.
    return ''
  }
}

/**
 * `useSWRInfinite` with the session token on each request and the user in the keys of the list and of each page.
 *
 * @param getKey `(index, previousPageData) => key`, `null` after the last page. Without a fetcher the key is the request
 * @param fetcher `(key, { authFetch }) => page`; without one the page's JSON is fetched
 * @param config SWR's own options
 * @returns SWR's own result. Its `mutate` and `setSize` are for who is signed in, and do nothing for the next; until Clerk is
 *   loaded and signed out as `useClerkSWR`
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useClerkSWRInfinite } from '@x/react/swr'
 *
 * export function Orders() {
 *   const { data = [], size, setSize } = useClerkSWRInfinite<string[]>((page) => `/api/orders?page=${page}`)
 *   return <button onClick={() => setSize(size + 1)}>More than {data.flat().length}</button>
 * }
 * ```
 * @see https://swr.vercel.app/docs/pagination#useswrinfinite
 */
export const useClerkSWRInfinite: ClerkSWRInfiniteHook = ((...args: LooseArguments) =>
  useScopedSWRInfinite(useAuthSession('useClerkSWRInfinite'), args)) as ClerkSWRInfiniteHook // the signatures type what SWR gives
