import type { Identity } from '@x/auth-fetch'
import type { QueryKey } from '@tanstack/react-query'
import { getIdentityKey } from '../auth/identity-key.js'
import { scopeKey, type OwnedQueryKey } from './key.js'

/**
 * Names an entry of who is signed in, as the hooks do: for TanStack Query's own hooks and methods. What is kept under such a key
 * goes with its owner, once a hook of this package has used the client. Usable in Server Components.
 *
 * @param queryKey the key as the hooks get it
 * @param identity whose entry it is: what `useAuthIdentity` gives, or the user and the organization when one is active
 * @returns the key with its owner at the end
 * @example
 * ```tsx
 * import { useAuthIdentity } from '@x/react/fetch'
 * import { authQueryKey } from '@x/react/query'
 * import { useQueryClient } from '@tanstack/react-query'
 *
 * export function Rename() {
 *   const client = useQueryClient()
 *   const identity = useAuthIdentity()
 *   const rename = () => client.setQueryData(authQueryKey(['profile'], identity), { name: 'Alice' })
 *   return <button onClick={rename}>Rename</button>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/guides/query-keys
 */
export function authQueryKey<TQueryKey extends QueryKey>(
  queryKey: TQueryKey,
  identity: Pick<Identity, 'userId' | 'orgId'> | null | undefined,
): OwnedQueryKey<TQueryKey> {
  return scopeKey(queryKey, getIdentityKey(identity))
}
