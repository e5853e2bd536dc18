import { IdentityChangedError } from './errors/identity-changed-error.js'
import { SignedOutError } from './errors/signed-out-error.js'
import { copyHeaders, withToken } from './headers.js'
import { createCallerCheck, guardBody } from './identity.js'
import {
  checkOptions,
  readDestinationOptions,
  type AuthFetch,
  type AuthFetchOptions,
  type AuthRequestInit,
} from './options.js'
import { createDestinationFinder } from './origins.js'
import { createRequestPreparer, type PreparedRequest, type TokenRequest } from './prepare-request.js'
import { createRefresher, type Replacement } from './refresh.js'
import { isReplayable } from './request-init.js'
import { getAbortReason, isToken, peek, toTokenError, wait } from './token.js'
import { cancelBody, describeRequest, noop } from './utils.js'

const microtask = Promise.resolve()

/**
 * Creates a function that works exactly like `fetch` and attaches a fresh token, in `Authorization`, for the origins that may get it.
 *
 * @param options `getToken`, and any option that differs from its default
 * @returns an `AuthFetch`, to use wherever a `typeof fetch` is expected. It rejects as fetch does, and with `SignedOutError`,
 *   `TokenError`, `TokenTimeoutError` or `IdentityChangedError`
 * @throws TypeError for an invalid option, with its name
 * @example
 * ```ts
 * import { createAuthFetch } from '@x/auth-fetch'
 *
 * declare const Clerk: { session?: { getToken(): Promise<string | null> } }
 *
 * const authFetch = createAuthFetch({
 *   getToken: () => Clerk.session?.getToken() ?? null,
 *   origins: ['https://api.example.com'],
 * })
 * const response = await authFetch('https://api.example.com/orders')
 * ```
 * @see https://fetch.spec.whatwg.org/#fetch-method
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 * @see https://clerk.com/docs/backend-requests/making-requests
 */
export function createAuthFetch(options: AuthFetchOptions): AuthFetch {
  checkOptions(options)
  const { getToken, isAuthFailure = ({ status }) => status === 401, tokenTimeout = 10_000 } = options
  const destinationOptions = readDestinationOptions(options)
  const findDestination = createDestinationFinder(destinationOptions)
  const prepareRequest = createRequestPreparer(destinationOptions, findDestination)
  const isSameCaller = createCallerCheck(options.identity)
  const refresher = createRefresher(getToken, tokenTimeout)
  let lastToken: string | undefined // known good, so the same token is not checked again

  // A method with one required parameter: like fetch, its name is 'fetch' and its length is 1.
  const { fetch } = {
    async fetch(input: RequestInfo | URL, init: AuthRequestInit | null = {}): Promise<Response> {
      // Without arguments fetch itself rejects and says what is missing.
      if (arguments.length === 0) return (getBaseFetch() as () => Promise<Response>)()

      // Where: a request that may not get a token is passed to fetch in the same tick.
      const request = prepareRequest(input, init ?? {})
      const { report } = request
      let token: string | null = null
      let newToken: string | null = null
      let replacement: Replacement | undefined
      let isAccepted = false
      let isSent = false
      let response: Response | undefined
      try {
        if (request.tokenOptions) {
          // Token
          let answer: unknown
          try {
            if (request.caller !== null) {
              report?.({ type: 'wait' })
              const pending = Promise.resolve(getToken(request.tokenOptions))
              const peeked = peek(pending)
              // A cached token arrives within a few microtasks.
              for (let turns = 4; !peeked.value && turns > 0; turns -= 1) await microtask
              answer = peeked.value || (await wait(pending, request, tokenTimeout))
            }
          } catch (error) {
            throw toTokenError(error, request)
          }
          token = requireToken(answer, request)

          // Fence: after the last wait before the send
          if (request.body) request.init.body = await wait(request.body, request)
          assertIdentity(request, token)
        }

        // Send
        report?.({ type: 'request', authorized: token !== null })
        isSent = true
        response = await send(request, token)

        // Replay
        if (request.tokenOptions) {
          assertIdentity(request)
          if (token && isAuthFailure(response) === true) {
            replacement = await findReplacement(request, token)
            newToken = replacement ? (replacement.token as string) : null // findReplacement checked it
            assertIdentity(request, newToken)
          }
          if (newToken) {
            cancelBody(response.body)
            report?.({ type: 'replay' })
            response = await send({ ...request, headers: copyHeaders(request.headers) }, newToken)
            assertIdentity(request)
            isAccepted = isAuthFailure(response) !== true
          }
        }
        if (request.tokenOptions && options.identity) guardBody(response, () => assertIdentity(request))
        report?.({ type: 'response', status: response.status, replayed: newToken !== null })
        return response
      } catch (error) {
        if (response) cancelBody(response.body)
        else if (!isSent) cancelBody(request.init.body)
        report?.({ type: 'failed', name: String(Object(error).name ?? typeof error) })
        throw error
      } finally {
        replacement?.finish(isAccepted)
      }
    },
  }
  return Object.assign(fetch, globalThis.fetch) // with the members that a runtime adds to fetch, such as Bun's preconnect

  /** Returns the token to send, or `null` if the request may go without one. */
  function requireToken(token: unknown, request: TokenRequest): string | null {
    const { caller, signal, report } = request
    if (signal?.aborted) throw getAbortReason(signal)
    report?.({ type: 'token', present: !!token })
    if (token && (token === lastToken || isToken(token))) return (lastToken = token as string) // lastToken is a string
    // Clerk 5 also returns `null` when it cannot be reached. That is not a sign-out, and worth a retry.
    if (token || caller) throw toTokenError(undefined, request)
    if (options.signedOut !== 'anonymous') throw new SignedOutError(describeRequest(request))
    return null
  }

  /** Returns a newer token than the rejected one, or `undefined`: then the caller gets the original response. */
  async function findReplacement(request: TokenRequest, rejectedToken: string): Promise<Replacement | undefined> {
    const { replay, signal, report } = request
    if (replay === false || !isReplayable(request.input, request.init)) return undefined
    report?.({ type: 'wait' })
    const found = await refresher.findReplacement(request, rejectedToken).catch(noop)
    const isNewer = isToken(found?.token) && found.token !== rejectedToken
    if (found && (signal?.aborted || !isNewer)) found.finish(false)
    if (signal?.aborted) throw getAbortReason(signal)
    report?.({ type: 'refresh', outcome: isNewer ? 'newer' : 'none' })
    return isNewer ? found : undefined
  }

  function send({ input, url, init, headers }: PreparedRequest, token: string | null): Promise<Response> {
    // A relative URL is sent as it is, unless the page's base URL has changed since the call.
    const isSame = typeof input !== 'string' || input === url || findDestination(input).url === url
    // A new object for each send: the underlying fetch may change it.
    return getBaseFetch()(
      isSame ? input : url,
      headers ? { ...init, headers: token ? withToken(headers, token) : headers } : init,
    )
  }

  /** Returns the underlying fetch. It is looked up at each call, so a page may replace its fetch. */
  function getBaseFetch(): NonNullable<AuthFetchOptions['fetch']> {
    return options.fetch ?? globalThis.fetch
  }

  /** @throws IdentityChangedError when the caller is no longer the current user, or the token belongs to someone else */
  function assertIdentity(request: TokenRequest, token: string | null = null): void {
    if (!isSameCaller(request.caller, token, request.tokenOptions.organizationId))
      throw new IdentityChangedError(describeRequest(request))
  }
}
