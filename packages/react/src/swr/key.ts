import type { Arguments } from 'swr'

/** Says in a key that a marker follows, and after the colon what the user's own key was. */
const tag = '@x/auth:'

type Kind = 'value' | 'tuple' | 'url' | 'tuple-url'

/** A user's key with its owner at the end. */
export type OwnedKey = readonly [unknown, ...unknown[]]

/**
 * Puts the owner at the end of a key.
 *
 * @returns `null` for a key that sends nothing
 */
export function ownKey(key: Arguments, marker: string): OwnedKey | null {
  if (!key) return null
  if (Array.isArray(key)) {
    if (key.length === 0) return null
    const [first, ...rest]: readonly unknown[] = key
    return first instanceof URL
      ? [first.href, ...rest, `${tag}tuple-url`, marker]
      : [first, ...rest, `${tag}tuple`, marker]
  }
  // SWR tells objects that are not plain apart by reference, and a URL is often made in the render.
  return key instanceof URL ? [key.href, `${tag}url`, marker] : [key, `${tag}value`, marker]
}

/** Who owns a key, and the user's own key; `undefined` for a key that has no owner. */
export function disownKey(key: unknown): { readonly marker: string; readonly key: Arguments } | undefined {
  if (!Array.isArray(key)) return undefined
  const parts: readonly unknown[] = key
  const kind = parts.at(-2)
  const marker = parts.at(-1)
  if (typeof marker !== 'string' || typeof kind !== 'string' || !kind.startsWith(tag)) return undefined
  return { marker, key: restore(parts.slice(0, -2), kind.slice(tag.length) as Kind) } // written by ownKey alone
}

function restore(parts: readonly unknown[], kind: Kind): Arguments {
  const [first, ...rest] = parts
  if (kind === 'tuple') return [first, ...rest]
  if (kind === 'tuple-url') return [new URL(String(first)), ...rest]
  return kind === 'url' ? new URL(String(first)) : (first as Arguments) // what ownKey was given
}

/** The end of a key that SWR has serialized. */
const serializedEnd = /"@x\/auth:[a-z-]+","([^"]+)",$/

/** Who owns an entry of the cache; `undefined` for one that has no owner. */
export function markerOfEntry(serializedKey: string): string | undefined {
  return serializedEnd.exec(serializedKey)?.[1]
}
