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
 * Tells whether `error` is one of this package's, and which. Knows those of a second copy of the package, where
 * `instanceof` does not.
 *
 * @param error anything that was thrown
 * @param code asks for this kind alone
 * @returns whether it is, narrowing the type to the class of that code
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
