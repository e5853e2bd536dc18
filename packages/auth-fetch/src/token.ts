import { describeRequest } from './describe-request.js'
import { isAuthFetchError } from './errors/is-auth-fetch-error.js'
import { TokenError } from './errors/token-error.js'
import { abortReason, type Waiting } from './wait.js'

/** Whether a token may stand behind `Bearer`: anything else would make fetch throw an error that quotes the header. */
export function isToken(token: unknown): token is string {
  return typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)
}

/** What a caller sees when no token is to be had; the reason of an abort comes first, and an error of ours passes through unwrapped. */
export function toTokenError(error: unknown, request: Waiting): unknown {
  if (request.signal?.aborted) return abortReason(request.signal)
  const isOffline = globalThis.navigator?.onLine === false || Object(error).code === 'clerk_offline'
  if (isAuthFetchError(error) && !(isOffline && error.code === 'token_timeout')) return error
  const options = error === undefined ? error : { cause: error }
  return new TokenError(describeRequest(request), isOffline ? 'offline' : 'token_failed', options)
}
