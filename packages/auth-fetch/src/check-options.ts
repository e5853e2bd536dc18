import { memberOf } from './member.js'
import type { AuthFetchOptions } from './options.js'

const names = [
  'getToken',
  'baseUrl',
  'origins',
  'identity',
  'fetch',
  'tokenTimeout',
  'isAuthFailure',
  'signedOut',
  'callerAuthorization',
  'onEvent',
] as const satisfies readonly (keyof AuthFetchOptions)[]

/** Copies the options: none of them is read twice, and none is inherited from `Object.prototype`. */
export function copyOptions(options: AuthFetchOptions): AuthFetchOptions {
  return Object.fromEntries(names.map((name) => [name, memberOf(options, name)])) as unknown as AuthFetchOptions // all of them
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
