import type { Mutation, QueryKey } from '@tanstack/react-query'
import type { IdentityLifetime } from '../auth/identity.js'
import { withoutSecrets } from '../auth/without-secrets.js'

/** The last part of a key: who owns the entry. */
export interface OwnerTag {
  readonly authIdentity: string
}

/** A key with its owner at the end, so that it still matches by its beginning. */
export type OwnedQueryKey<TQueryKey extends QueryKey> = readonly [...TQueryKey, OwnerTag]

/** Puts the owner at the end of a key. */
export function scopeKey<TQueryKey extends QueryKey>(key: TQueryKey, identityKey: string): OwnedQueryKey<TQueryKey> {
  return [...key, { authIdentity: identityKey }]
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

/** The longest text of a key that a message shows. A token is longer. */
const longestText = 60

/** Names a query in a message by the short texts and numbers of its key. Objects may hold secrets, such as headers. */
export function nameQuery(key: QueryKey): string {
  const parts = key.map((part) => {
    if (typeof part !== 'string') return Object(part) === part ? '…' : String(part)
    // Cut first: half of a password is a secret, too.
    const text = withoutSecrets(part)
    return text.length > longestText ? '…' : JSON.stringify(text)
  })
  return `The query [${parts.join(',')}]`
}

/** Who owns a key; `undefined` for a key that has no owner. */
export function findIdentityKey(key: QueryKey | undefined): string | undefined {
  const last = key?.at(-1)
  if (typeof last !== 'object' || last === null || !('authIdentity' in last)) return undefined
  return typeof last.authIdentity === 'string' ? last.authIdentity : undefined
}
