import { isAuthFetchError } from './errors/is-auth-fetch-error.js'

/** Retries after the first try. */
const retries = 3

/** Errors that another try would only repeat. */
const final: ReadonlySet<string> = new Set(['signed_out', 'identity_changed', 'parse', 'schema'])

/**
 * Tells whether a failed request is worth another try: TanStack Query's `retry`, and the condition in SWR's `onErrorRetry`.
 *
 * @param failureCount failures so far, before this one
 * @param error what the request rejected with
 * @returns `true` up to three times for network errors, timeouts, a missing token, 408, 429 and 5xx; `false` for the rest
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
  if (isAuthFetchError(error, 'http')) return error.status >= 500 || error.status === 429 || error.status === 408
  return !final.has(error.code)
}
