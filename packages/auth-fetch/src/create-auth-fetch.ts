import { isReplayable } from './body.js'
import type { Call, TokenCall } from './call.js'
import { checkOptions, fixDestinations } from './check-options.js'
import { describeRequest } from './describe-request.js'
import { createDestinationFinder } from './destination.js'
import { discard } from './discard.js'
import { IdentityChangedError } from './errors/identity-changed-error.js'
import { SignedOutError } from './errors/signed-out-error.js'
import { fenceBody } from './body-fence.js'
import { createFence } from './fence.js'
import { copyHeaders, withToken } from './headers.js'
import { ignore } from './ignore.js'
import { createCallOpener } from './open-call.js'
import type { AuthFetch, AuthFetchOptions, AuthRequestInit } from './options.js'
import { createRefresher, type Replacement } from './refresher.js'
import { isToken, toTokenError } from './token.js'
import { abortReason, glimpse, wait } from './wait.js'

type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

const microtask = Promise.resolve()

/**
 * Gives a function that is exactly `fetch`, plus a fresh token in `Authorization` for the origins that may have it.
 *
 * @param options `getToken`, and what differs from the defaults
 * @returns an `AuthFetch`, to use wherever a `typeof fetch` is asked for. It rejects as fetch does, and with `SignedOutError`,
 *   `TokenError`, `TokenTimeoutError` or `IdentityChangedError`
 * @throws TypeError for an invalid option, naming it
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
  const fixed = fixDestinations(options)
  const findDestination = createDestinationFinder(fixed)
  const openCall = createCallOpener(fixed, findDestination)
  const holds = createFence(options.identity)
  const refresher = createRefresher(getToken, tokenTimeout)
  let lastToken: string | undefined // found to be good, so that it is not searched again

  // A method of one parameter: it has the name and the length of fetch.
  const { fetch } = {
    async fetch(input: RequestInfo | URL, init: AuthRequestInit | null = {}): Promise<Response> {
      if (arguments.length === 0) return (beneath() as () => Promise<Response>)() // fetch itself says what is missing

      // Where: what may not carry a token goes straight to fetch, in the same tick.
      const call = openCall(input, init ?? {})
      const { report } = call
      let token: string | null = null
      let newer: string | null = null
      let replacement: Replacement | undefined
      let isAccepted = false
      let isSent = false
      let response: Response | undefined
      try {
        if (call.tokenOptions) {
          // Token
          let given: unknown
          try {
            if (call.caller !== null) {
              report?.({ type: 'wait' })
              const pending = Promise.resolve(getToken(call.tokenOptions))
              const seen = glimpse(pending)
              // A cached token is there within a few microtasks.
              for (let turns = 4; !seen.value && turns > 0; turns -= 1) await microtask
              given = seen.value || (await wait(pending, call, tokenTimeout))
            }
          } catch (error) {
            throw toTokenError(error, call)
          }
          token = admit(given, call)

          // Fence, once all is there that the request waits for
          if (call.body) call.init.body = await wait(call.body, call)
          check(call, token)
        }

        // Send
        report?.({ type: 'request', authorized: token !== null })
        isSent = true
        response = await send(call, token)

        // Replay
        if (call.tokenOptions) {
          check(call)
          if (token && isAuthFailure(response) === true) {
            replacement = await findReplacement(call, token)
            newer = replacement ? (replacement.token as string) : null // it was checked
            check(call, newer)
          }
          if (newer) {
            discard(response.body)
            report?.({ type: 'replay' })
            response = await send({ ...call, headers: copyHeaders(call.headers) }, newer)
            check(call)
            isAccepted = isAuthFailure(response) !== true
          }
        }
        if (call.tokenOptions && options.identity) fenceBody(response, () => check(call))
        report?.({ type: 'response', status: response.status, replayed: newer !== null })
        return response
      } catch (error) {
        if (response) discard(response.body)
        else if (!isSent) discard(call.init.body)
        report?.({ type: 'failed', name: String(Object(error).name ?? typeof error) })
        throw error
      } finally {
        replacement?.end(isAccepted)
      }
    },
  }
  return Object.assign(fetch, globalThis.fetch) // with what a runtime hangs on it, such as Bun's preconnect

  /** The token to send, or `null` for a request that may go without. */
  function admit(token: unknown, call: TokenCall): string | null {
    const { caller, signal, report } = call
    if (signal?.aborted) throw abortReason(signal)
    report?.({ type: 'token', present: !!token })
    if (token && (token === lastToken || isToken(token))) return (lastToken = token as string) // it is one
    // Clerk 5 gives `null`, too, when it cannot be reached: that is no sign-out, and worth another try.
    if (token || caller) throw toTokenError(undefined, call)
    if (options.signedOut !== 'anonymous') throw new SignedOutError(describeRequest(call))
    return null
  }

  /** What to send in place of the refused token; the refused response stands when there is nothing newer. */
  async function findReplacement(call: TokenCall, refused: string): Promise<Replacement | undefined> {
    const { replay, signal, report } = call
    if (replay === false || !isReplayable(call)) return undefined
    report?.({ type: 'wait' })
    const found = await refresher.findToken(call, refused).catch(ignore)
    const isNewer = isToken(found?.token) && found?.token !== refused
    if (found && (signal?.aborted || !isNewer)) found.end(false)
    if (signal?.aborted) throw abortReason(signal)
    report?.({ type: 'refresh', outcome: isNewer ? 'newer' : 'none' })
    return isNewer ? found : undefined
  }

  function send({ target, url, init, headers }: Call, token: string | null): Promise<Response> {
    // A relative URL stays one, unless the page's base has changed since the call.
    const isSame = typeof target !== 'string' || target === url || findDestination(target).url === url
    // A copy, since who is called may change it, and there may be another send.
    return beneath()(
      isSame ? target : url,
      headers ? { ...init, headers: token ? withToken(headers, token) : headers } : init,
    )
  }

  /** Looked up at each call, so that a page may replace its fetch. */
  function beneath(): Fetch {
    return options.fetch ?? globalThis.fetch
  }

  /** @throws IdentityChangedError when somebody else is signed in than at the call, or the token is somebody else's */
  function check(call: TokenCall, token: string | null = null): void {
    if (!holds(call, token)) throw new IdentityChangedError(describeRequest(call))
  }
}
