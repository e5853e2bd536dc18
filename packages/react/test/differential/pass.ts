import { vi } from 'vitest'

/** Lets time pass. Timers are fake; React renders in real macrotasks, which get their turn in every millisecond. */
export async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await vi.advanceTimersByTimeAsync(1)
    // oxlint-disable-next-line no-await-in-loop
    for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  }
}
