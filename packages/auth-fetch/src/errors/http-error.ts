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

/** What `HttpError` is made of. */
export interface HttpErrorDetails {
  readonly response: Response
  readonly data: unknown
  readonly problem: Problem | undefined
  readonly retryAfter: number | undefined
}

/** The server answered with a status outside 200 to 299. Thrown by the JSON helpers, never by the fetch itself. */
export class HttpError extends AuthFetchError {
  override readonly name = 'HttpError'
  readonly code = 'http'
  /** The status of the response. */
  readonly status: number
  /** The body: parsed when it is JSON, else its text, up to 64 KiB; `undefined` when empty. */
  readonly data: unknown
  /** The body as an RFC 9457 problem, when it was sent as one. */
  readonly problem: Problem | undefined
  /** Milliseconds that the server asks to wait, by `Retry-After` or `RateLimit-Reset`. */
  readonly retryAfter: number | undefined
  /** The response itself, its body read. Not enumerable, so that no log prints its headers. */
  declare readonly response: Response

  /**
   * @param request the method and the URL without query
   * @param details the response and what was read of it
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
