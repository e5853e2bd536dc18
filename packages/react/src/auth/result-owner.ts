import { loadingKey } from './identity.js'

/**
 * Tracks which identity a mutation's result belongs to. SWR and TanStack Query keep the result in the component, also when the user
 * changes. A mutation that started while Clerk was loading belongs to the first user.
 */
export interface ResultOwner {
  readonly matches: (identityKey: string) => boolean
  /** Called after each commit. Returns whether the result belonged to another identity. */
  readonly transfer: (identityKey: string) => boolean
}

/** Creates the tracker of a hook that mounts for the identity `first`. */
export function createResultOwner(first: string): ResultOwner {
  let owner = first
  const matches = (identityKey: string): boolean => owner === identityKey || owner === loadingKey
  return {
    matches,
    transfer(identityKey) {
      const isForeign = !matches(identityKey)
      owner = identityKey
      return isForeign
    },
  }
}
