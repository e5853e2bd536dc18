import type { Identity } from '@x/auth-fetch'
import type { Mutation, QueryKey } from '@tanstack/react-query'
import { getIdentityKey } from '../auth/identity.js'
import type { IdentityLifetime } from '../auth/identity.js'
import { withoutSecrets } from '../auth/without-secrets.js'

/** The last part of a key: the owner of the entry. */
export interface OwnerTag {
  readonly authIdentity: string
}

/** A key with its owner at the end, so that filters still match by its beginning. A key registered with a fixed length keeps its type. */
export type OwnedQueryKey<TQueryKey extends QueryKey> = [...TQueryKey, OwnerTag] extends infer TOwned extends QueryKey
  ? TOwned
  : TQueryKey

/**
 * Creates the key under which the hooks keep an entry of one user, for TanStack Query's own hooks and methods. The entry is removed when
 * its owner signs out, once a hook of this package has used the client. Usable in Server Components.
 *
 * @param queryKey the key as you pass it to the hooks
 * @param identity the owner of the entry: the result of `useAuthIdentity`, or a user and the active organization, if any
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

/** Puts the owner at the end of a key. */
export function scopeKey<TQueryKey extends QueryKey>(key: TQueryKey, identityKey: string): OwnedQueryKey<TQueryKey> {
  return [...key, { authIdentity: identityKey }] as never // of exactly this type
}

/** Returns the app's own key of an entry; a key without an owner as it is. */
export function unscopeKey(key: QueryKey): QueryKey {
  return findIdentityKey(key) === undefined ? key : key.slice(0, -1)
}

/**
 * Returns the `meta` of a mutation with its owner, under the same name as in a query key. It stays when a client is dehydrated.
 *
 * @param owner the identity key, or a lifetime: a mutation that starts while Clerk loads belongs to the identity that follows
 */
export function withOwner(meta: object | undefined, owner: string | IdentityLifetime): Record<string, unknown> {
  const tag: OwnerTag = {
    get authIdentity() {
      return typeof owner === 'string' ? owner : (owner.resolvedOwner ?? owner).identityKey
    },
  }
  return Object.defineProperties({ ...meta }, Object.getOwnPropertyDescriptors(tag))
}

/** Returns the owner of a mutation; `undefined` for a mutation without one. */
export function findMutationOwner({ options }: Mutation): string | undefined {
  const owner = options.meta?.['authIdentity']
  return typeof owner === 'string' ? owner : undefined
}

/** The longest text of a key in an error message. Tokens are longer. */
const longestText = 60

/** Names a query in an error message by the short texts and the numbers of its key. Objects are left out: they may contain secrets. */
export function nameQuery(key: QueryKey): string {
  const parts = key.map((part) => {
    if (typeof part !== 'string') return Object(part) === part ? '…' : String(part)
    // Remove secrets before the length is checked: half of a password is still a secret.
    const text = withoutSecrets(part)
    return text.length > longestText ? '…' : JSON.stringify(text)
  })
  return `The query [${parts.join(',')}]`
}

/** Returns the owner of a key, or `undefined` for a key without one. */
export function findIdentityKey(key: QueryKey | undefined): string | undefined {
  const last = key?.at(-1)
  if (typeof last !== 'object' || last === null || !('authIdentity' in last)) return undefined
  return typeof last.authIdentity === 'string' ? last.authIdentity : undefined
}
