import { AuthFetchError } from './auth-fetch-error.js'

/** `getToken` did not answer within `tokenTimeout`, so the request was not sent. */
export class TokenTimeoutError extends AuthFetchError {
  override readonly name = 'TokenTimeoutError'
  readonly code = 'token_timeout'

  /**
   * @param request the method and the URL without query
   * @param timeout the time waited, in milliseconds
   */
  constructor(request: string, timeout: number) {
    super(`${request} was not sent: getToken() gave no token within ${timeout} ms. Is Clerk loaded?`)
  }
}
