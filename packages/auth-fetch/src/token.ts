import { isAuthFetchError } from './errors/is-auth-fetch-error.js'
import { TokenError } from './errors/token-error.js'
import { TokenTimeoutError } from './errors/token-timeout-error.js'
import type { GetTokenOptions, RequestAuth } from './options.js'
import { WaitTimeout } from './wait.js'

/** Whether a token may stand behind `Bearer`: anything else would make fetch throw an error that quotes the header. */
export function isToken(token: unknown): token is string {
  return typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)
}

/** The error that a caller sees when `getToken` failed; an error of ours passes through unwrapped. */
export function toTokenError(error: unknown, request: string, timeout: number): unknown {
  if (isAuthFetchError(error)) return error
  const isClerkOffline = (error as { code?: unknown } | null | undefined)?.code === 'clerk_offline' // anything may be thrown
  const code = isClerkOffline || isOffline() ? 'offline' : 'token_failed'
  if (error instanceof WaitTimeout)
    return code === 'offline' ? new TokenError(request, code) : new TokenTimeoutError(request, timeout)
  return new TokenError(request, code, { cause: error })
}

/** Whether the browser says that it has no network. */
export function isOffline(): boolean {
  return globalThis.navigator?.onLine === false
}

/** What `getToken` is asked for: the rule of the origin, and on top of it what the request says. */
export function tokenOptionsOf(rule: GetTokenOptions, auth: RequestAuth | undefined): GetTokenOptions {
  if (!auth) return rule
  const { replay: _, ...asked } = auth
  return { ...rule, ...asked }
}
