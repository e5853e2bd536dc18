/**
 * Tells whether the data that a hook showed last belongs to the identity of now. SWR's `keepPreviousData` shows it again
 * under any key, so it may be on only then.
 */
export interface LaggyGate {
  readonly isOpenFor: (marker: string) => boolean
  /** Told after each commit. */
  readonly note: (marker: string, hasData: boolean) => void
}

/** Opens for the identity at whose time the hook is mounted. */
export function createLaggyGate(first: string): LaggyGate {
  let owner = first
  return {
    isOpenFor: (marker) => owner === marker,
    note(marker, hasData) {
      if (hasData) owner = marker
    },
  }
}
