/** The stable codes of the errors of this package. */
export type AuthFetchErrorCode =
  | 'signed_out'
  | 'token_failed'
  | 'offline'
  | 'token_timeout'
  | 'identity_changed'
  | 'http'
  | 'parse'
  | 'schema'

/** Marks the errors of this package, including those of a second copy on the same page. */
export const brand: unique symbol = Symbol.for('@x/auth-fetch/error')

/**
 * The base class of all errors of this package. fetch's own `TypeError` and the reason of an abort are passed on unchanged and
 * are not `AuthFetchError`s. This package never writes a token into a message, field or cause.
 */
export abstract class AuthFetchError extends Error {
  /** Identifies the error. It is stable across versions. */
  abstract readonly code: AuthFetchErrorCode

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    Object.defineProperty(this, brand, { value: true })
  }
}
