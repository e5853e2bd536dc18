import type { Identity } from '@x/auth-fetch'

/** Stands in a key for nobody known yet. No user is called so: of a user, `@` is escaped. */
export const loadingKey = '@loading'

/** Stands in a key for nobody signed in. */
export const signedOutKey = '@signed-out'

/**
 * Gives the text by which a key names its owner.
 *
 * @param identity `null` when nobody is signed in, `undefined` while that is not known
 * @returns the user, and the organization if one is active; free of quotes and spaces, so that it can be found in a serialized key
 */
export function getIdentityKey(identity: Identity | null | undefined): string {
  if (identity === undefined) return loadingKey
  if (identity === null) return signedOutKey
  const user = encodeURIComponent(identity.userId)
  return identity.orgId ? `${user}/${encodeURIComponent(identity.orgId)}` : user
}
