import { loadingKey } from './identity-key.js'

/**
 * Knows in whose time a hook got its result, for results that the library keeps in the component. What was begun before Clerk
 * was loaded belongs to who is signed in then.
 */
export interface ResultOwner {
  readonly matches: (identityKey: string) => boolean
  /** Told after each commit; returns whether the result is another's. */
  readonly transfer: (identityKey: string) => boolean
}

export function createResultOwner(first: string): ResultOwner {
  let owner = first
  const matches = (identityKey: string): boolean => owner === identityKey || owner === loadingKey
  return {
    matches,
    transfer(identityKey) {
      const isAnothers = !matches(identityKey)
      owner = identityKey
      return isAnothers
    },
  }
}
