import { AuthFetchError } from './auth-fetch-error.js'

/**
 * The user, session or organization changed while the request was under way, so its result is not handed out. Not thrown
 * without the `identity` option.
 */
export class IdentityChangedError extends AuthFetchError {
  override readonly name = 'IdentityChangedError'
  readonly code = 'identity_changed'

  /** @param request the method and the URL without query */
  constructor(request: string) {
    super(`${request} was given up: another user, session or organization is signed in.`)
  }
}
