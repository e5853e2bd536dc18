import { isAuthFetchError } from './errors/is-auth-fetch-error.js'
import { TokenError } from './errors/token-error.js'
import { TokenTimeoutError } from './errors/token-timeout-error.js'
import { WaitTimeout } from './wait.js'

/** What may stand behind `Bearer`: anything else would make fetch throw an error that quotes the header. */
const sendable = /^[\x21-\x7e]+$/

/** Whether `getToken` gave a token; what is falsy is none. */
export function isToken(token: unknown): token is string {
  return typeof token === 'string' && sendable.test(token)
}

/** The error that a caller sees when `getToken` failed; an error of ours passes through unwrapped. */
export function toTokenError(error: unknown, request: string, timeout: number): unknown {
  if (isAuthFetchError(error)) return error
  if (error instanceof WaitTimeout) return new TokenTimeoutError(request, timeout)
  const offline = isOffline() || (typeof error === 'object' && error !== null && 'code' in error && error.code === 'clerk_offline')
  return new TokenError(request, offline ? 'offline' : 'token_failed', { cause: error })
}

/** Whether the browser says that it has no network. */
export function isOffline(): boolean {
  return typeof navigator === 'object' && navigator.onLine === false
}
