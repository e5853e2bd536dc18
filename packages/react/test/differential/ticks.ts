/** The microtasks that are counted after an event. What comes later is told apart by its macrotask. */
const longest = 24

export interface Ticks {
  /** Starts to count the microtasks after an event. */
  readonly restart: () => void
  /** Returns how many microtasks have run since; `-` after the last that is counted. */
  readonly now: () => string
}

/** Counts microtasks, to tell when an observation is made. */
export function createTicks(): Ticks {
  let ticks = longest
  let restarts = 0
  function count(start: number): void {
    if (start !== restarts || ticks === longest) return
    ticks += 1
    queueMicrotask(() => count(start))
  }
  return {
    restart() {
      ticks = -1
      restarts += 1
      count(restarts)
    },
    now: () => (ticks === longest ? '-' : String(ticks)),
  }
}
