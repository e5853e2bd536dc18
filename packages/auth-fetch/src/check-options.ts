import type { AuthFetchOptions } from './options.js'
import { pageBase } from './page.js'

/**
 * Checks what a caller without types may get wrong.
 *
 * @throws TypeError that names the option and says how to fix it
 */
export function checkOptions(options: AuthFetchOptions): void {
  const { getToken, identity, fetch, tokenTimeout, isAuthFailure, signedOut, callerAuthorization, onEvent, origins } = options ?? {}
  if (typeof getToken !== 'function') {
    throw invalid('getToken', getToken, 'Pass useAuth().getToken, or (options) => Clerk.session?.getToken(options) ?? null.')
  }
  for (const [name, value] of Object.entries({ identity, fetch, isAuthFailure, onEvent })) {
    if (value !== undefined && typeof value !== 'function') throw invalid(name, value, 'It must be a function.')
  }
  if (origins !== undefined && !Array.isArray(origins)) throw invalid('origins', origins, "Pass a list: ['https://api.example.com'].")
  if (tokenTimeout !== undefined && !(tokenTimeout > 0)) throw invalid('tokenTimeout', tokenTimeout, 'Pass milliseconds, or Infinity.')
  checkChoice('signedOut', signedOut, ['throw', 'anonymous'])
  checkChoice('callerAuthorization', callerAuthorization, ['keep', 'replace'])
}

/**
 * Makes `baseUrl` absolute.
 *
 * @throws TypeError when it is no http URL
 */
export function readBaseUrl(baseUrl: string | URL | undefined): URL | undefined {
  if (baseUrl === undefined) return undefined
  try {
    const url = new URL(baseUrl, pageBase())
    if (/^https?:$/.test(url.protocol) && !url.username && !url.password) return url
  } catch {
    // Told below.
  }
  throw invalid('baseUrl', baseUrl, "Pass an http URL without userinfo: 'https://api.example.com/v1/'.")
}

function checkChoice(name: string, value: unknown, choices: readonly string[]): void {
  if (value !== undefined && !choices.includes(value as string)) throw invalid(name, value, `Pass '${choices.join("' or '")}'.`) // includes takes anything
}

function invalid(name: string, value: unknown, fix: string): TypeError {
  return new TypeError(`createAuthFetch: \`${name}\` is invalid: ${String(value)}. ${fix}`)
}
