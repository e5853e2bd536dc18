/** Which of the next requests a fault is for. */
export interface FaultTarget {
  /** How many requests it meets. @default 1 */
  readonly count?: number | undefined
  /** Part of the path, or a pattern for it; without: every request to the API. */
  readonly path?: string | RegExp | undefined
}

/** An answer to give instead of the real one. */
export interface Failure extends FaultTarget {
  /** HTTP status of an error, 400 to 599. @default 500 */
  readonly status?: number | undefined
  /** Clerk's error code. @default by status */
  readonly code?: string | undefined
  /** Seconds for the `Retry-After` header. */
  readonly retryAfter?: number | undefined
}

/** A wait before the real answer. */
export interface Delay extends FaultTarget {
  /** Milliseconds. `Infinity` never answers. */
  readonly ms: number
}

/** An answer that is none. */
export interface Breakage extends FaultTarget {
  /**
   * `reset` closes the connection; `cut` closes it in the middle of the real body; `truncated` ends the real body early, as if that
   * were all; `html` answers 503 with a page.
   */
  readonly how: BreakageKind
}

export const breakageKinds = ['reset', 'cut', 'truncated', 'html'] as const

export type BreakageKind = (typeof breakageKinds)[number]

/** Faults that wait for the requests they are meant for. */
export interface Faults {
  failNext(failure: Failure): void
  delayNext(delay: Delay): void
  breakNext(breakage: Breakage): void
  /** Takes the failure due for this path, if any. */
  takeFailure(path: string): Failure | undefined
  /** Takes the milliseconds to wait on this path; 0 if none. */
  takeDelay(path: string): number
  /** Takes the breakage due for this path, if any. */
  takeBreakage(path: string): Breakage | undefined
  clear(): void
}

/** Returns an empty list of faults. */
export function createFaults(): Faults {
  const failures: Pending<Failure>[] = []
  const delays: Pending<Delay>[] = []
  const breakages: Pending<Breakage>[] = []
  return {
    failNext: (failure) => void failures.push({ fault: failure, left: failure.count ?? 1 }),
    delayNext: (delay) => void delays.push({ fault: delay, left: delay.count ?? 1 }),
    breakNext: (breakage) => void breakages.push({ fault: breakage, left: breakage.count ?? 1 }),
    takeFailure: (path) => take(failures, path),
    takeDelay: (path) => take(delays, path)?.ms ?? 0,
    takeBreakage: (path) => take(breakages, path),
    clear() {
      failures.length = 0
      delays.length = 0
      breakages.length = 0
    },
  }
}

interface Pending<Fault> {
  readonly fault: Fault
  left: number
}

function take<Fault extends FaultTarget>(pending: Pending<Fault>[], path: string): Fault | undefined {
  const index = pending.findIndex(({ fault }) => matches(fault.path, path))
  const found = pending[index]
  if (!found) return undefined
  found.left -= 1
  if (found.left <= 0) pending.splice(index, 1)
  return found.fault
}

function matches(target: string | RegExp | undefined, path: string): boolean {
  if (target === undefined) return path.startsWith('/v1/')
  return typeof target === 'string' ? path.includes(target) : path.search(target) !== -1
}
