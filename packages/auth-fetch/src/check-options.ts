import type { AuthFetchOptions } from './options.js'

const kinds = {
  getToken: 'function',
  identity: 'function',
  fetch: 'function',
  isAuthFailure: 'function',
  onEvent: 'function',
  tokenTimeout: 'number',
} as const satisfies { readonly [Name in keyof AuthFetchOptions]: string }

/**
 * Checks what a caller without types may get wrong.
 *
 * @throws TypeError that names the option and says what it takes
 */
export function checkOptions(options: AuthFetchOptions): void {
  let name: keyof typeof kinds
  for (name in kinds) {
    const value = options[name]
    if (typeof value !== kinds[name] && (value !== undefined || name === 'getToken'))
      throw invalid(
        name,
        `must be a ${kinds[name]}${name === 'getToken' ? ", such as Clerk's useAuth().getToken" : ''}`,
      )
  }
  if (options.tokenTimeout !== undefined && !(options.tokenTimeout > 0))
    throw invalid('tokenTimeout', 'must be more than 0')
}

/** The error for an option that cannot be used. */
export function invalid(option: string, why: string): TypeError {
  return new TypeError(`createAuthFetch: ${option} ${why}.`)
}
