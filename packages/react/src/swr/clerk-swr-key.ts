import type { Identity } from '@x/auth-fetch'
import { unstable_serialize, type Arguments } from 'swr'
import { unstable_serialize as serializeList } from 'swr/infinite'
import { getIdentityKey } from '../auth/identity.js'
import { scopeKey } from './key.js'

/**
 * Returns the name of the cache entry that `useClerkSWR` uses for a key and an identity, as SWR's `unstable_serialize` does for `useSWR`:
 * for `fallback`, `preload` and the plain `mutate`. Usable in Server Components.
 *
 * @param key the key as you pass it to the hook
 * @param identity the owner: the user, and the active organization if there is one
 * @returns the name, or `''` for a key that sends nothing
 * @example
 * ```tsx
 * import { clerkSWRKey } from '@x/react/swr'
 * import type { ReactNode } from 'react'
 * import { SWRConfig } from 'swr'
 *
 * export function Prefetched({ userId, orders, children }: { userId: string; orders: unknown; children: ReactNode }) {
 *   const fallback = { [clerkSWRKey('/api/orders', { userId })]: orders }
 *   return <SWRConfig value={{ fallback }}>{children}</SWRConfig>
 * }
 * ```
 * @see https://swr.vercel.app/docs/with-nextjs#complex-keys
 */
export function clerkSWRKey(key: Arguments, identity: Pick<Identity, 'userId' | 'orgId'>): string {
  return unstable_serialize(scopeKey(key, getIdentityKey(identity)))
}

/**
 * Returns the name of the cache entry that `useClerkSWRInfinite` uses for a list and an identity, as `unstable_serialize` of
 * `swr/infinite` does for `useSWRInfinite`.
 *
 * @param getKey the function that you pass to the hook
 * @param identity the owner: the user, and the active organization if there is one
 * @returns the name, for `fallback`, the plain `mutate` and `useClerkMutate`
 * @example
 * ```tsx
 * import { useAuthIdentity } from '@x/react/fetch'
 * import { clerkSWRInfiniteKey, useClerkMutate } from '@x/react/swr'
 *
 * export function Reload() {
 *   const identity = useAuthIdentity()
 *   const mutate = useClerkMutate()
 *   const reload = () => identity && mutate(clerkSWRInfiniteKey((page) => `/api/orders?page=${page}`, identity))
 *   return <button onClick={reload}>Reload</button>
 * }
 * ```
 * @see https://swr.vercel.app/docs/pagination#global-mutate-with-useswrinfinite
 */
export function clerkSWRInfiniteKey(
  getKey: (index: number, previousPageData: null) => Arguments,
  identity: Pick<Identity, 'userId' | 'orgId'>,
): string {
  return serializeList((index) => scopeKey(getKey(index, null), getIdentityKey(identity)))
}
