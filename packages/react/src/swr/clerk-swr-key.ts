import type { Identity } from '@x/auth-fetch'
import { unstable_serialize, type Arguments } from 'swr'
import { getIdentityKey } from '../auth/identity-key.js'
import { scopeKey } from './key.js'

/**
 * Names the entry that `useClerkSWR` keeps for a key and an identity, as SWR's own `unstable_serialize` does for `useSWR`: for
 * `fallback`, `preload` and the plain `mutate`. Usable in Server Components.
 *
 * @param key the key as the hook gets it
 * @param identity whose entry it is: the user, and the organization when one is active
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
