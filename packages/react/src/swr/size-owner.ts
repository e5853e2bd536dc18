import type { Life } from '../scope/life.js'

/** Knows in whose time the size of a list was set last: SWR keeps that in the component. */
export interface SizeOwner {
  readonly isOf: (life: Life) => boolean
  readonly setBy: (life: Life) => void
}

/** Creates it for a hook that is mounted in the time of `first`. */
export function createSizeOwner(first: Life): SizeOwner {
  let last = first
  return {
    isOf: (life) => last.owner === life,
    setBy(life) {
      last = life
    },
  }
}
