import { vi } from 'vitest'

let turns = 0

/** Lets time pass. Timers are fake; React renders in real macrotasks, which get their turn in every millisecond. */
export async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1) {
    turns += 1
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await vi.advanceTimersByTimeAsync(1)
    for (let turn = 0; turn < 2; turn += 1) {
      turns += 1
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

/**
 * Returns the time for React, which reads it to end a long macrotask, and to delay what follows a fallback by up to 300 ms of real time.
 * It stands still within a macrotask and leaps to the next, so that neither depends on the machine.
 */
export const now = (): number => turns * 400
