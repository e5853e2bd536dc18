import { AuthFetchError } from './auth-fetch-error.js'

/** A problem detail; see https://www.rfc-editor.org/rfc/rfc9457. */
export interface Problem {
  readonly type?: string
  readonly title?: string
  readonly status?: number
  readonly detail?: string
  readonly instance?: string
  readonly [extension: string]: unknown
}

/** The fields of an `HttpError`. */
export interface HttpErrorDetails {
  readonly response: Response
  readonly data: unknown
  readonly problem: Problem | undefined
  readonly retryAfter: number | undefined
}

/** The server answered with a status outside 200 to 299. The JSON helpers throw it; an `AuthFetch` never does. */
export class HttpError extends AuthFetchError {
  override readonly name = 'HttpError'
  readonly code = 'http'
  /** The status of the response. */
  readonly status: number
  /** The body: parsed if it is JSON, else text of up to 64 KiB; `undefined` when it is empty. */
  readonly data: unknown
  /** The body as an RFC 9457 problem, if the server sent it as `application/problem+json`. */
  readonly problem: Problem | undefined
  /** How long the server asks to wait, in milliseconds, from `Retry-After` or `RateLimit-Reset`. */
  readonly retryAfter: number | undefined
  /** The response, with its body already read. It is not enumerable, so logs do not print its headers. */
  declare readonly response: Response

  /**
   * @param request the method and the URL without query
   * @param details the response and what was read from it
   */
  constructor(request: string, details: HttpErrorDetails) {
    super(`${request} failed with status ${details.response.status}`)
    this.status = details.response.status
    this.data = details.data
    this.problem = details.problem
    this.retryAfter = details.retryAfter
    Object.defineProperty(this, 'response', { value: details.response })
  }
}
