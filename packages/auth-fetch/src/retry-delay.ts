import { isAuthFetchError } from './errors/is-auth-fetch-error.js'

/** On average half of it is waited: a second, which is TanStack Query's own first delay. */
const first = 2_000
const longest = 30_000

/** A server that asks for no wait at all, or whose clock is behind, must not be asked again and again at once. */
const shortest = 500

/** The longest time that a timer can count. */
const longestTimer = 2_147_483_647

/**
 * Gives the time to wait before another try: TanStack Query's `retryDelay`.
 *
 * @param failureCount failures so far, before this one
 * @param error what the request rejected with
 * @returns milliseconds: a random time, on average 1, 2, 4 s and so on, and 30 s at most, so that many clients do not come back at
 *   once. After a `Retry-After` or `RateLimit-Reset` it is never less than that asks for, nor than half a second
 * @example
 * ```ts
 * import { retryDelay } from '@x/auth-fetch'
 *
 * console.log(retryDelay(0, new TypeError('Failed to fetch')) <= 2_000)
 * ```
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function retryDelay(failureCount: number, error: unknown): number {
  const backOff = Math.random() * Math.min(longest, first * 2 ** failureCount)
  if (!isAuthFetchError(error, 'http') || error.retryAfter === undefined) return backOff
  return Math.min(Math.max(error.retryAfter, backOff, shortest), longestTimer)
}
