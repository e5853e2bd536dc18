import { AuthFetchError } from './auth-fetch-error.js'

/** A successful response was not JSON. Not thrown for an empty body, which is `undefined`. */
export class ParseError extends AuthFetchError {
  override readonly name = 'ParseError'
  readonly code = 'parse'

  /**
   * @param request the method and the URL without query
   * @param response the response that was not JSON
   */
  constructor(request: string, response: Response) {
    const type = response.headers.get('content-type') ?? 'no content type'
    const hint = /html/i.test(type)
      ? ' An HTML page in place of data is often a sign-in page or a catch-all route.'
      : ''
    super(`${request} answered ${response.status} with ${type}, which is not valid JSON.${hint}`)
  }
}
