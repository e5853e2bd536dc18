import type { IdentityLifetime } from '../auth/identity-lifetime.js'

/** Knows in whose time the size of a list was set last: SWR keeps that in the component. */
export interface SizeOwner {
  readonly matches: (lifetime: IdentityLifetime) => boolean
  readonly set: (lifetime: IdentityLifetime) => void
}

/** Creates it for a hook that is mounted in the time of `first`. */
export function createSizeOwner(first: IdentityLifetime): SizeOwner {
  let last = first
  return {
    matches: (lifetime) => last.resolvedOwner === lifetime,
    set(lifetime) {
      last = lifetime
    },
  }
}
