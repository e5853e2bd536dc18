/** A generator of numbers from 0 to 1 that a seed determines (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Picks one of a list. */
export function pick<T>(random: () => number, list: readonly T[]): T {
  const picked = list[Math.floor(random() * list.length)]
  if (picked === undefined) throw new Error('Nothing to pick from')
  return picked
}

/** Things that happen in the order that a test chooses, such as the arrival of tokens and responses. */
export interface Scheduler {
  /** Waits for its turn. */
  readonly turn: (signal?: AbortSignal | null) => Promise<void>
  /** Lets one of those that wait go on. */
  readonly step: () => void
  readonly stepAll: () => void
}

export function createScheduler(random: () => number): Scheduler {
  const waiting: (() => void)[] = []

  function step(): void {
    const [next] = waiting.splice(Math.floor(random() * waiting.length), 1)
    next?.()
  }

  return {
    step,
    stepAll() {
      while (waiting.length > 0) step()
    },
    turn(signal) {
      return new Promise((resolve, reject) => {
        waiting.push(resolve)
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      })
    },
  }
}
