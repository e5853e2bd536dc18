import { AuthFetchError } from './auth-fetch-error.js'

/**
 * Nobody is signed in, so the request was not sent. Not thrown with `signedOut: 'anonymous'`, or for a request that gets no
 * token anyway.
 */
export class SignedOutError extends AuthFetchError {
  override readonly name = 'SignedOutError'
  readonly code = 'signed_out'

  /** @param request the method and the URL without query */
  constructor(request: string) {
    super(`${request} was not sent: nobody is signed in. For a public endpoint set signedOut: 'anonymous'.`)
  }
}
