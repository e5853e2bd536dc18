import type { QueryKey } from '@tanstack/react-query'

/** The last part of a key: who owns the entry. */
export interface OwnerTag {
  readonly authIdentity: string
}

/** A key with its owner at the end, so that it still matches by its beginning. */
export type OwnedQueryKey<TQueryKey extends QueryKey> = readonly [...TQueryKey, OwnerTag]

/** Puts the owner at the end of a key. */
export function ownKey<TQueryKey extends QueryKey>(key: TQueryKey, marker: string): OwnedQueryKey<TQueryKey> {
  return [...key, { authIdentity: marker }]
}

/** Who owns a key; `undefined` for a key that has no owner. */
export function markerOfKey(key: QueryKey | undefined): string | undefined {
  const last = key?.at(-1)
  if (typeof last !== 'object' || last === null || !('authIdentity' in last)) return undefined
  return typeof last.authIdentity === 'string' ? last.authIdentity : undefined
}
