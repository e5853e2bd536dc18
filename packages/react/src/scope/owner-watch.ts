import { loadingMarker } from './identity-marker.js'

/**
 * Knows in whose time a hook got its result, for results that the library keeps in the component. What was begun before Clerk
 * was loaded belongs to who is signed in then.
 */
export interface OwnerWatch {
  readonly isOf: (marker: string) => boolean
  /** Told after each commit; returns whether the result is another's. */
  readonly handOver: (marker: string) => boolean
}

export function createOwnerWatch(first: string): OwnerWatch {
  let owner = first
  const isOf = (marker: string): boolean => owner === marker || owner === loadingMarker
  return {
    isOf,
    handOver(marker) {
      const isAnothers = !isOf(marker)
      owner = marker
      return isAnothers
    },
  }
}
