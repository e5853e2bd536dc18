import type { Arguments } from 'swr'
import { withoutSecrets } from '../auth/without-secrets.js'

/** Says in a key that a marker follows. */
const tag = '@x/auth'

/** The same, where text stands for a URL: SWR tells objects that are not plain apart by reference, and a URL is often made in the render. */
const urlTag = `${tag}:url`

/** A user's key with its owner at the end. */
export type ScopedKey = readonly [key: unknown, tag: string, identityKey: string]

/**
 * Puts the owner at the end of a key.
 *
 * @returns `null` for a key that sends nothing
 */
export function scopeKey(key: Arguments, identityKey: string): ScopedKey | null {
  const isTuple = Array.isArray(key)
  if (!key || (isTuple && key.length === 0)) return null
  const url: unknown = isTuple ? key[0] : key
  if (!(url instanceof URL)) return [key, tag, identityKey]
  return [isTuple ? [url.href, ...key.slice(1)] : url.href, urlTag, identityKey]
}

/** Who owns a key, and the user's own key; `undefined` for a key that has no owner. */
export function unscopeKey(owned: unknown): { readonly identityKey: string; readonly key: Arguments } | undefined {
  const [key, kind, identityKey]: readonly unknown[] = Array.isArray(owned) ? owned : []
  if (typeof identityKey !== 'string' || (kind !== tag && kind !== urlTag)) return undefined
  return { identityKey, key: (kind === tag ? key : withUrl(key)) as Arguments } // what ownKey was given
}

function withUrl(key: unknown): unknown {
  return Array.isArray(key) ? [new URL(String(key[0])), ...key.slice(1)] : new URL(String(key))
}

/** A key that SWR has serialized: what comes before, such as `$inf$` and `$sub$`, the user's own key, and the owner. */
const scopedName = /^((?:\$\w+\$)*)@(.*),"@x\/auth(?::url)?","([^"]+)",$/s

/** Who owns an entry of the cache; `undefined` for one that has no owner. */
export function findIdentityKey(name: string): string | undefined {
  return scopedName.exec(name)?.[3]
}

/** What the bare hook gives in place of a key or of the name of an entry; anything else as it is. */
export function toUserKey(key: unknown): unknown {
  if (typeof key !== 'string') return unscopeKey(key)?.key ?? key
  const [, prefix = '', userKey = ''] = scopedName.exec(key) ?? []
  // SWR takes text as it is, and the rest by a hash that is the same within a tuple.
  return userKey ? prefix + (userKey.startsWith('"') ? JSON.parse(userKey) : userKey) : key
}

/** Names a key in a message by the URL or path that it begins with; what else it may be is nobody's to read. */
export function nameKey(key: unknown): string {
  if (typeof key === 'function') return nameKey(key(0, null)) // a list takes the index of a page; SWR has called it before
  const first: unknown = Array.isArray(key) ? key[0] : key
  const url = first instanceof Request ? first.url : first instanceof URL ? first.href : first
  return typeof url === 'string' && url.includes('/') ? withoutSecrets(url) : 'A key of SWR'
}
