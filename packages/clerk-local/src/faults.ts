/** The requests that a fault applies to. */
export interface FaultTarget {
  /** The number of requests that it applies to. @default 1 */
  readonly count?: number | undefined
  /** A part of the path, or a pattern. When left out, the fault applies to every API request. */
  readonly path?: string | RegExp | undefined
}

/** An error response in place of the real one. */
export interface Failure extends FaultTarget {
  /** HTTP status of an error, 400 to 599. @default 500 */
  readonly status?: number | undefined
  /** Clerk's error code. @default the code for the status */
  readonly code?: string | undefined
  /** Seconds for the `Retry-After` header. */
  readonly retryAfter?: number | undefined
}

/** A delay before the real response. */
export interface Delay extends FaultTarget {
  /** Milliseconds; with `Infinity` the response never arrives. */
  readonly ms: number
}

/** A broken response. */
export interface Breakage extends FaultTarget {
  /**
   * `reset` closes the connection. `cut` closes it in the middle of the body. `truncated` ends the body early, as if it were
   * complete. `html` sends an HTML page with status 503.
   */
  readonly how: BreakageKind
}

export const breakageKinds = ['reset', 'cut', 'truncated', 'html'] as const

export type BreakageKind = (typeof breakageKinds)[number]

/** The faults that no request has met yet. */
export interface Faults {
  failNext(failure: Failure): void
  delayNext(delay: Delay): void
  breakNext(breakage: Breakage): void
  /** Removes and returns the next failure for this path. */
  takeFailure(path: string): Failure | undefined
  /** Removes the next delay for this path and returns its milliseconds; 0 when there is none. */
  takeDelay(path: string): number
  /** Removes and returns the next breakage for this path. */
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
