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

/** Lets timers, effects and promises that are due run. */
export function settle(ms = 20): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Waits until the last render saw this. */
export async function sees<T>(probed: Probe<T>, expected: T): Promise<void> {
  await vi.waitUntil(() => JSON.stringify(probed.last()) === JSON.stringify(expected), { timeout: 3000 })
}
