import { brand, type AuthFetchError, type AuthFetchErrorCode } from './auth-fetch-error.js'
import type { HttpError } from './http-error.js'
import type { IdentityChangedError } from './identity-changed-error.js'
import type { ParseError } from './parse-error.js'
import type { SchemaError } from './schema-error.js'
import type { SignedOutError } from './signed-out-error.js'
import type { TokenError } from './token-error.js'
import type { TokenTimeoutError } from './token-timeout-error.js'

type AnyAuthFetchError =
  | SignedOutError
  | TokenError
  | TokenTimeoutError
  | IdentityChangedError
  | HttpError
  | ParseError
  | SchemaError

/**
 * Whether an error comes from this package and, with `code`, which one it is. Unlike `instanceof` it also recognizes errors of a
 * second copy of the package.
 *
 * @param error anything that was thrown
 * @param code the code to check for; by default any
 * @returns whether it matches; then the type is narrowed to the class with that code
 * @example
 * ```ts
 * import { isAuthFetchError } from '@x/auth-fetch'
 *
 * export function isMissing(error: unknown) {
 *   return isAuthFetchError(error, 'http') && error.status === 404
 * }
 * ```
 */
export function isAuthFetchError<C extends AuthFetchErrorCode = AuthFetchErrorCode>(
  error: unknown,
  code?: C,
): error is Extract<AnyAuthFetchError, { code: C | AuthFetchErrorCode }> & { code: C } {
  return brand in Object(error) && (code === undefined || (error as AuthFetchError).code === code)
}
