import { vi } from 'vitest'
import { renderApp, type AppOptions } from './render-app.js'

/** What a test looks at in each render. */
export interface Probe<T> extends ReturnType<typeof renderApp> {
  /** The value of each render, in order. */
  readonly seen: readonly T[]
  readonly last: () => T | undefined
}

/** Mounts one hook and records what it gives. */
export function probe<T>(useValue: () => T, options?: AppOptions): Probe<T> {
  const seen: T[] = []
  function Component() {
    seen.push(useValue())
    return null
  }
  return { ...renderApp(() => <Component />, options), seen, last: () => seen.at(-1) }
}

/** Lets timers, effects and promises that are due run: in many short turns, since one long turn passes too fast on a busy machine. */
export async function settle(ms = 20): Promise<void> {
  const end = performance.now() + ms
  for (let turn = 0; turn < 10 || performance.now() < end; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, ms / 10))
  }
}

/** Waits until the last render saw this. */
export async function sees<T>(probed: Probe<T>, expected: T): Promise<void> {
  await vi.waitUntil(() => JSON.stringify(probed.last()) === JSON.stringify(expected), { timeout: 3000 })
}
