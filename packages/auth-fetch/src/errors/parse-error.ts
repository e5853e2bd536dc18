import { AuthFetchError } from './auth-fetch-error.js'

/** The body of a successful response is not JSON. An empty body is not an error: it is `undefined`. */
export class ParseError extends AuthFetchError {
  override readonly name = 'ParseError'
  readonly code = 'parse'

  /**
   * @param request the method and the URL without query
   * @param response the response that was not JSON
   */
  constructor(request: string, response: Response) {
    const type = response.headers.get('content-type') ?? 'no content type'
    const hint = /html/i.test(type) ? ' An HTML page instead of data is often a sign-in page or a catch-all route.' : ''
    super(`${request} answered ${response.status} with ${type}, which is not valid JSON.${hint}`)
  }
}
