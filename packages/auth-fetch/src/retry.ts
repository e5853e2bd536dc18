import type { HttpError } from './errors/http-error.js'
import { isAuthFetchError } from './errors/is-auth-fetch-error.js'

/** Retries after the first attempt. */
const maxRetries = 3

/** The longest `Retry-After`, in milliseconds, that is worth waiting for: beyond it, users would rather see the error. */
const longestRetryAfter = 30_000

/** Errors that would be the same after a retry. */
const finalCodes: ReadonlySet<string> = new Set(['signed_out', 'identity_changed', 'parse', 'schema'])

/** The longest first delay, in milliseconds. On average half of it is waited: one second, as TanStack Query does. */
const firstBackOff = 2_000
const longestBackOff = 30_000

/** The shortest delay if the server sent `Retry-After`: it may be zero, or the server's clock may be slow. */
const shortestRetryAfter = 500

/** The longest delay of a timer. */
const longestTimer = 2_147_483_647

/** An HTTP date in any of its three forms. `Date.parse` alone would accept almost any text. */
const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d:\d\d:\d\d/

/**
 * Whether a failed request is worth a retry: for TanStack Query's `retry`, or as the condition in SWR's `onErrorRetry`.
 *
 * @param failureCount the number of failures before this one
 * @param error the error that the request rejected with
 * @returns `true`, up to three times, for network errors, timeouts, a missing token, 408, 429 and 5xx; `false` for other errors,
 *   and when `Retry-After` or `RateLimit-Reset` asks for a wait of more than 30 s
 * @example
 * ```ts
 * import { retryDelay, shouldRetry } from '@x/auth-fetch'
 *
 * export const defaultOptions = { queries: { retry: shouldRetry, retryDelay } }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/guides/query-retries
 */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  if (failureCount >= maxRetries) return false
  if (error instanceof Error && error.name === 'AbortError') return false
  if (!isAuthFetchError(error)) return true
  if (isAuthFetchError(error, 'http')) return isTemporary(error)
  return !finalCodes.has(error.code)
}

function isTemporary({ status, retryAfter = 0 }: HttpError): boolean {
  return (status >= 500 || status === 429 || status === 408) && retryAfter <= longestRetryAfter
}

/**
 * Returns the delay before a retry: for TanStack Query's `retryDelay`.
 *
 * @param failureCount the number of failures before this one
 * @param error the error that the request rejected with
 * @returns milliseconds: a random time of 1, 2, 4 s and so on, on average, and at most 30 s, so that clients do not all retry at
 *   once. After a `Retry-After` or `RateLimit-Reset` it is at least that long, and at least half a second
 * @example
 * ```ts
 * import { retryDelay } from '@x/auth-fetch'
 *
 * console.log(retryDelay(0, new TypeError('Failed to fetch')) <= 2_000)
 * ```
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function retryDelay(failureCount: number, error: unknown): number {
  const backOff = Math.random() * Math.min(longestBackOff, firstBackOff * 2 ** failureCount)
  if (!isAuthFetchError(error, 'http') || error.retryAfter === undefined) return backOff
  return Math.min(Math.max(error.retryAfter, backOff, shortestRetryAfter), longestTimer)
}

/**
 * Returns how long a server asks to wait before a retry.
 *
 * @returns milliseconds, or `undefined` when the response does not say
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function readRetryAfter({ status, headers }: Response): number | undefined {
  const retryAfter = headers.get('retry-after') ?? ''
  // Many servers send RateLimit-Reset with every response. It asks for a wait only when no requests are left.
  const isLimited = status === 429 || headers.get('ratelimit-remaining') === '0'
  return (
    parseSeconds(retryAfter) ??
    parseDate(retryAfter, headers) ??
    (isLimited ? parseSeconds(headers.get('ratelimit-reset') ?? '') : undefined)
  )
}

/** A number of ten digits is a Unix time, not a delay. */
function parseSeconds(value: string): number | undefined {
  return /^\s*\d{1,9}(?:\.\d+)?\s*$/.test(value) ? Number(value) * 1_000 : undefined
}

/** Uses the server's own `Date` as now, if it is readable: the client's clock may be wrong. */
function parseDate(value: string, headers: Headers): number | undefined {
  const until = httpDate.test(value) ? Date.parse(value) : Number.NaN
  const now = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(until) ? undefined : Math.max(0, until - (Number.isNaN(now) ? Date.now() : now))
}
