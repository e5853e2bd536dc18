import { isAuthFetchError } from './errors/is-auth-fetch-error.js'

/** On average half of it is waited: a second, which is TanStack Query's own first delay. */
const first = 2_000
const longest = 30_000

/** The longest time that a timer can count. */
const longestTimer = 2_147_483_647

/**
 * Gives the time to wait before another try: TanStack Query's `retryDelay`.
 *
 * @param failureCount failures so far, before this one
 * @param error what the request rejected with
 * @returns milliseconds: what the server asked for by `Retry-After` or `RateLimit-Reset`, else a random time, on average 1, 2, 4 s and so on,
 *   and 30 s at most, so that many clients do not come back at once
 * @example
 * ```ts
 * import { retryDelay } from '@x/auth-fetch'
 *
 * console.log(retryDelay(0, new TypeError('Failed to fetch')) <= 2_000)
 * ```
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function retryDelay(failureCount: number, error: unknown): number {
  if (isAuthFetchError(error, 'http') && error.retryAfter !== undefined) return Math.min(error.retryAfter, longestTimer)
  return Math.random() * Math.min(longest, first * 2 ** failureCount)
}
