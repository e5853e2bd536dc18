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

/** Marks our errors, also those of a second copy of this package on the same page. */
export const brand: unique symbol = Symbol.for('@x/auth-fetch/error')

/**
 * What all errors of this package extend. Fetch's own `TypeError` and an abort's reason pass through untouched and are none
 * of them. No message, field or cause that this package writes holds a token.
 */
export abstract class AuthFetchError extends Error {
  /** Tells the errors apart; stable across versions. */
  abstract readonly code: AuthFetchErrorCode

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    Object.defineProperty(this, brand, { value: true })
  }
}
