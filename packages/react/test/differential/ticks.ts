/** The microtasks that are counted after an event. What comes later, comes in another macrotask. */
export const longestCount = 24

export interface Ticks {
  /** Starts to count the microtasks after an event. */
  readonly restart: () => void
  /** Returns how many microtasks have run since, at most `longestCount`. */
  readonly count: () => number
}

/** Counts microtasks, to tell when an observation is made. */
export function createTicks(): Ticks {
  let ticks = longestCount
  let restarts = 0
  function tick(start: number): void {
    if (start !== restarts || ticks === longestCount) return
    ticks += 1
    queueMicrotask(() => tick(start))
  }
  return {
    restart() {
      ticks = -1
      restarts += 1
      tick(restarts)
    },
    count: () => ticks,
  }
}
