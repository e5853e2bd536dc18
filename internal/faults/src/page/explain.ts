import { isAuthFetchError } from '@x/auth-fetch'

/** What a user is told of an error, and what they can do. */
export function explain(error: unknown): string {
  if (isAuthFetchError(error, 'http')) return explainStatus(error.status, error.data, error.retryAfter)
  if (isAuthFetchError(error)) {
    return {
      signed_out: 'Sign in to go on.',
      token_failed: 'Signing in could not be confirmed. Try again in a moment.',
      token_timeout: 'Signing in could not be confirmed in time. Try again in a moment.',
      offline: 'You are offline. Try again when you are back.',
      identity_changed: 'Somebody else has signed in. Try again.',
      http: '',
      parse: 'The server sent something else than data. Reload the page; if that does not help, report it.',
      schema: 'The server sent other data than expected. Reload the page; if that does not help, report it.',
    }[error.code]
  }
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return 'The server takes too long. Try again in a moment.'
  if (error instanceof TypeError) return 'The server cannot be reached. Check the connection and try again.'
  return ''
}

function explainStatus(status: number, data: unknown, retryAfter: number | undefined): string {
  if (status === 401) return 'The server does not accept your session. Sign in again.'
  if (status === 403)
    return JSON.stringify(data).includes('reverification') ? 'Confirm that it is you.' : 'You may not see this.'
  if (status === 404) return 'There is nothing here, or not for you.'
  if (status === 429) return `Too many requests. Try again in ${Math.ceil((retryAfter ?? 0) / 1000)} s.`
  return status >= 500 ? 'The server has a problem. Try again in a moment.' : ''
}
