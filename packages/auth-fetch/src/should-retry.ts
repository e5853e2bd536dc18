import type { HttpError } from './errors/http-error.js'
import { isAuthFetchError } from './errors/is-auth-fetch-error.js'

/** Retries after the first try. */
const retries = 3

/** The longest `Retry-After`, in milliseconds, that is waited for: nobody looks at a spinner for longer. */
const longestWait = 30_000

/** Errors that another try would only repeat. */
const final: ReadonlySet<string> = new Set(['signed_out', 'identity_changed', 'parse', 'schema'])

/**
 * Tells whether a failed request is worth another try: TanStack Query's `retry`, and the condition in SWR's `onErrorRetry`.
 *
 * @param failureCount failures so far, before this one
 * @param error what the request rejected with
 * @returns `true` up to three times for network errors, timeouts, a missing token, 408, 429 and 5xx; `false` for the rest, and
 *   where the server asks by `Retry-After` or `RateLimit-Reset` to wait more than 30 s
 * @example
 * ```ts
 * import { retryDelay, shouldRetry } from '@x/auth-fetch'
 *
 * export const defaultOptions = { queries: { retry: shouldRetry, retryDelay } }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/guides/query-retries
 */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  if (failureCount >= retries) return false
  if (error instanceof Error && error.name === 'AbortError') return false
  if (!isAuthFetchError(error)) return true
  if (isAuthFetchError(error, 'http')) return isPassing(error)
  return !final.has(error.code)
}

function isPassing({ status, retryAfter = 0 }: HttpError): boolean {
  return (status >= 500 || status === 429 || status === 408) && retryAfter <= longestWait
}
