import { AuthFetchError } from './auth-fetch-error.js'

/**
 * `getToken` failed, or gave none although `identity` says that somebody is signed in, so the request was not sent. `code` is
 * `'offline'` when the browser has no network, else `'token_failed'`; `cause` is what `getToken` rejected with.
 */
export class TokenError extends AuthFetchError {
  override readonly name = 'TokenError'
  readonly code: 'token_failed' | 'offline'

  /**
   * @param request the method and the URL without query
   * @param code why there is no token
   * @param options `cause`: what `getToken` rejected with
   */
  constructor(request: string, code: 'token_failed' | 'offline', options?: ErrorOptions) {
    super(
      code === 'offline'
        ? `${request} was not sent: the browser is offline.`
        : `${request} was not sent: getToken() gave no usable token.`,
      options,
    )
    this.code = code
  }
}
