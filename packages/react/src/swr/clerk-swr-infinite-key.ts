import type { Identity } from '@x/auth-fetch'
import type { Arguments } from 'swr'
import { unstable_serialize } from 'swr/infinite'
import { getIdentityKey } from '../auth/identity-key.js'
import { scopeKey } from './key.js'

/**
 * Names the entry that `useClerkSWRInfinite` keeps for a list and an identity, as `unstable_serialize` of `swr/infinite` does.
 *
 * @param getKey gives the key of a page, as the hook gets it
 * @param identity whose list it is: the user, and the organization when one is active
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
  return unstable_serialize((index) => scopeKey(getKey(index, null), getIdentityKey(identity)))
}
