import { memberOf } from './member.js'
import type { AuthFetchOptions } from './options.js'

/** The options, where a token may go read once, and not from what every object inherits. */
export function fixDestinations(options: AuthFetchOptions): AuthFetchOptions {
  const value = (name: 'baseUrl' | 'origins') => ({ value: memberOf(options, name) })
  return Object.create(options, { baseUrl: value('baseUrl'), origins: value('origins') }) as AuthFetchOptions // with the rest
}

/**
 * Checks what a caller without types may get wrong.
 *
 * @throws TypeError that names the option
 */
export function checkOptions(options: AuthFetchOptions): void {
  const { getToken, tokenTimeout = 1 } = options
  for (const name of ['getToken', 'identity', 'fetch', 'isAuthFailure', 'onEvent'] as const)
    // What is left out passes as `getToken` did.
    if (typeof (options[name] ?? getToken) !== 'function') throw invalid(name, options[name])
  if (typeof tokenTimeout !== 'number' || !(tokenTimeout > 0)) throw invalid('tokenTimeout', tokenTimeout)
}

/** The error for an option that cannot be used. */
export function invalid(option: string, value: unknown): TypeError {
  return new TypeError(`createAuthFetch: ${option} cannot be '${String(value)}'.`)
}
