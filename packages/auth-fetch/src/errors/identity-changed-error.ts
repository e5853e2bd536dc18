import { AuthFetchError } from './auth-fetch-error.js'

/**
 * The user, session or organization changed during the request, so its result is discarded. Only thrown with the option
 * `identity`.
 */
export class IdentityChangedError extends AuthFetchError {
  override readonly name = 'IdentityChangedError'
  readonly code = 'identity_changed'

  /** @param request the method and the URL without query */
  constructor(request: string) {
    super(`${request} was discarded: the user, session or organization changed.`)
  }
}
