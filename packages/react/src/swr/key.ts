import type { Arguments } from 'swr'

/** Says in a key that a marker follows, and after the colon what the user's own key was. */
const tag = '@x/auth:'

/** A user's key with its owner at the end. */
export type OwnedKey = readonly [unknown, ...unknown[]]

/**
 * Puts the owner at the end of a key.
 *
 * @returns `null` for a key that sends nothing
 */
export function ownKey(key: Arguments, marker: string): OwnedKey | null {
  const isTuple = Array.isArray(key)
  const [first, ...rest]: readonly unknown[] = isTuple ? key : [key]
  if (!key || (isTuple && key.length === 0)) return null
  // SWR tells objects that are not plain apart by reference, and a URL is often made in the render.
  const isUrl = first instanceof URL
  const kind = `${tag}${isTuple ? 'tuple' : 'value'}${isUrl ? '-url' : ''}`
  return [isUrl ? first.href : first, ...rest, kind, marker]
}

/** Who owns a key, and the user's own key; `undefined` for a key that has no owner. */
export function disownKey(key: unknown): { readonly marker: string; readonly key: Arguments } | undefined {
  const parts: readonly unknown[] = Array.isArray(key) ? key : []
  const [kind, marker] = parts.slice(-2)
  if (typeof marker !== 'string' || typeof kind !== 'string' || !kind.startsWith(tag)) return undefined
  const [first, ...rest] = parts.slice(0, -2)
  const own = kind.endsWith('-url') ? new URL(String(first)) : first
  return { marker, key: kind.startsWith(`${tag}tuple`) ? [own, ...rest] : (own as Arguments) } // what ownKey was given
}

/** The end of a key that SWR has serialized. */
const serializedEnd = /"@x\/auth:[a-z-]+","([^"]+)",$/

/** Who owns an entry of the cache; `undefined` for one that has no owner. */
export function markerOfEntry(serializedKey: string): string | undefined {
  return serializedEnd.exec(serializedKey)?.[1]
}
