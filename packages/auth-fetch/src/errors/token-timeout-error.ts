import { AuthFetchError } from './auth-fetch-error.js'

/** `getToken` returned no token within `tokenTimeout`, so the request was not sent. */
export class TokenTimeoutError extends AuthFetchError {
  override readonly name = 'TokenTimeoutError'
  readonly code = 'token_timeout'

  /**
   * @param request the method and the URL without query
   * @param timeout how long the request waited, in milliseconds
   */
  constructor(request: string, timeout: number) {
    super(`${request} was not sent: getToken() returned no token within ${timeout} ms. Is Clerk loaded?`)
  }
}
