import type { MutationKey, QueryKey } from '@tanstack/react-query'
import type { IdentityLifetime } from '../auth/identity-lifetime.js'
import { withoutSecrets } from '../auth/without-secrets.js'

/** The last part of a key: who owns the entry. */
export interface OwnerTag {
  readonly authIdentity: string
}

/** A key with its owner at the end, so that filters still match by its beginning. A key registered with a fixed length keeps its type. */
export type OwnedQueryKey<TQueryKey extends QueryKey> = [...TQueryKey, OwnerTag] extends infer TOwned extends QueryKey
  ? TOwned
  : TQueryKey

/** Puts the owner at the end of a key. */
export function scopeKey<TQueryKey extends QueryKey>(key: TQueryKey, identityKey: string): OwnedQueryKey<TQueryKey> {
  return [...key, { authIdentity: identityKey }] as never // of exactly this type
}

/** As `ownKey`. What is begun while Clerk loads is named by who is signed in then, once that is known. */
export function scopeMutationKey(key: MutationKey, lifetime: IdentityLifetime): MutationKey {
  const tag: OwnerTag = {
    get authIdentity() {
      return (lifetime.resolvedOwner ?? lifetime).identityKey
    },
  }
  return [...key, tag]
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
