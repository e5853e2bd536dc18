import { AuthFetchError } from './auth-fetch-error.js'

/**
 * `getToken` failed, or returned no token although `identity` returns a user, so the request was not sent. `code` is `'offline'`
 * when the browser has no network, else `'token_failed'`. `cause` is the error of `getToken`.
 */
export class TokenError extends AuthFetchError {
  override readonly name = 'TokenError'
  readonly code: 'token_failed' | 'offline'

  /**
   * @param request the method and the URL without query
   * @param code why there is no token
   * @param options `cause`: the error of `getToken`
   */
  constructor(request: string, code: 'token_failed' | 'offline', options?: ErrorOptions) {
    super(
      code === 'offline'
        ? `${request} was not sent: the browser is offline.`
        : `${request} was not sent: getToken() returned no valid token.`,
      options,
    )
    this.code = code
  }
}
