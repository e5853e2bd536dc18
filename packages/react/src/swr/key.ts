import type { Arguments } from 'swr'
import { withoutSecrets } from '../auth/without-secrets.js'

/** Marks a scoped key: the identity key follows. */
const tag = '@x/auth'

/** Marks a scoped key that holds a URL as text: SWR compares URL objects by reference, and apps often create them in the render. */
const urlTag = `${tag}:url`

/** The app's key with its owner at the end. */
export type ScopedKey = readonly [key: unknown, tag: string, identityKey: string]

/**
 * Adds the owner to the end of a key.
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

/** Returns the owner and the app's own key; `undefined` for a key without an owner. */
export function unscopeKey(scoped: unknown): { readonly identityKey: string; readonly key: Arguments } | undefined {
  const [key, kind, identityKey]: readonly unknown[] = Array.isArray(scoped) ? scoped : []
  if (typeof identityKey !== 'string' || (kind !== tag && kind !== urlTag)) return undefined
  return { identityKey, key: (kind === tag ? key : withUrl(key)) as Arguments } // as scopeKey received it
}

function withUrl(key: unknown): unknown {
  return Array.isArray(key) ? [new URL(String(key[0])), ...key.slice(1)] : new URL(String(key))
}

/** A key as serialized by SWR: a prefix such as `$inf$` or `$sub$`, the app's own key, and the owner. */
const scopedName = /^((?:\$\w+\$)*)@(.*),"@x\/auth(?::url)?","([^"]+)",$/s

/** Returns the owner of a cache entry by its name; `undefined` for an entry without an owner. */
export function findIdentityKey(name: string): string | undefined {
  return scopedName.exec(name)?.[3]
}

/** Returns what the bare hook would pass in place of a scoped key or the name of an entry. Other values are returned unchanged. */
export function toUserKey(key: unknown): unknown {
  if (typeof key !== 'string') return unscopeKey(key)?.key ?? key
  const [, prefix = '', userKey = ''] = scopedName.exec(key) ?? []
  // SWR uses a string as it is; in a tuple it is quoted. Other keys have the same hash in both.
  return userKey ? prefix + (userKey.startsWith('"') ? JSON.parse(userKey) : userKey) : key
}

/** Names a key in a message, by the URL or path that it begins with. Other keys may hold secrets. */
export function nameKey(key: unknown): string {
  if (typeof key === 'function') return nameKey(key(0, null)) // a list's key function, which SWR has called before
  const first: unknown = Array.isArray(key) ? key[0] : key
  const url = first instanceof Request ? first.url : first instanceof URL ? first.href : first
  return typeof url === 'string' && url.includes('/') ? withoutSecrets(url) : 'The request'
}

/** Whether SWR waits for a value: it does for any object with a `then`. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function'
}
