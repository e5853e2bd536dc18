import { asFetch } from './as-fetch.js'
import { isReplayable } from './body.js'
import type { Call } from './call.js'
import { checkOptions } from './check-options.js'
import { describeRequest } from './describe-request.js'
import { createDestinationFinder, refusalOf } from './destination.js'
import { discard } from './discard.js'
import { IdentityChangedError } from './errors/identity-changed-error.js'
import { SignedOutError } from './errors/signed-out-error.js'
import { TokenError } from './errors/token-error.js'
import { createFence } from './fence.js'
import { copyHeaders, hasAuthorization, withoutAuthorization, withToken, type HeadersCopy } from './headers.js'
import type { AuthFetch, AuthFetchOptions, AuthRequestInit, GetTokenOptions } from './options.js'
import { readBaseUrl, readOriginRules } from './origin-rules.js'
import { copyInit, copyOutgoing, isUsedUp, methodOf, requestOf } from './outgoing.js'
import { createRefresher } from './refresher.js'
import { openReport, reportFailure, type Report } from './reporter.js'
import { isOffline, isToken, tokenOptionsOf, toTokenError } from './token.js'
import { abortReason, glimpse, wait } from './wait.js'
import { createWarner } from './warner.js'

const microtask = Promise.resolve()

type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

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
  const { getToken, onEvent, signedOut, callerAuthorization, tokenTimeout = 10_000 } = options
  const isAuthFailure = options.isAuthFailure ?? (({ status }: Response) => status === 401)
  const baseUrl = readBaseUrl(options.baseUrl)
  const rules = readOriginRules([...(baseUrl ? [baseUrl.origin] : []), ...(options.origins ?? [])])
  const findDestination = createDestinationFinder(rules, baseUrl?.href)
  const openFence = createFence(options.identity)
  const refresher = createRefresher(ask, tokenTimeout)
  const warn = createWarner()
  let lastToken: string | null // found to be good, so that it is not searched again

  function authFetch(input: RequestInfo | URL, init?: AuthRequestInit): Promise<Response> {
    if (arguments.length === 0) return (beneath() as () => Promise<Response>)() // fetch itself says what is missing
    try {
      // Where: what may not carry a token, or cannot be sent, goes straight to fetch in the same tick.
      const request = requestOf(input)
      const text = request ? request.url : `${input as URL}` // fetch too makes a string of what is no Request
      const destination = findDestination(text)
      const { url, origin, rule } = destination
      const method = methodOf(request, init)
      const report = onEvent && openReport(onEvent, method, url)
      const target = baseUrl && !request ? url : input
      if (!rule || init?.auth === false) {
        const reason = refusalOf(destination, init)
        if (reason === 'origin') warn(method, origin)
        report?.({ type: 'refused', reason, origin })
        return sendBare(target, init, report)
      }
      const headers = copyHeaders(init?.headers === undefined ? request?.headers : init.headers)
      const isCallers = hasAuthorization(headers)
      const isKept = isCallers && callerAuthorization !== 'replace'
      if (isKept) report?.({ type: 'refused', reason: 'caller', origin })
      const signal = init?.signal === undefined ? request?.signal : init.signal
      if (isKept || (signal && signal.aborted !== false) || isUsedUp(request, init)) {
        return sendBare(target, init?.headers ? { ...copyInit(init), headers } : init, report)
      }
      const tokenOptions = tokenOptionsOf(rule, init?.auth)
      const result = sendWithToken({
        request,
        text: baseUrl ? url : text,
        method,
        url,
        headers: isCallers ? withoutAuthorization(headers) : headers,
        outgoing: copyOutgoing(request, init),
        signal,
        tokenOptions,
        mayReplay: init?.auth?.replay !== false,
        fence: openFence(tokenOptions),
        report,
      })
      if (report) result.catch(reportFailure(report))
      return result
    } catch (error) {
      return Promise.reject(error)
    }
  }

  async function sendWithToken(call: Call): Promise<Response> {
    const { outgoing, signal, fence, report } = call

    // Token
    let token: string | null = null
    try {
      if (fence.caller !== null) {
        const pending = ask(call.tokenOptions)
        const seen = glimpse(pending)
        // A cached token is there within a few microtasks.
        for (let tries = 0; tries < 4 && !seen.isGiven; tries += 1) await microtask
        token = (seen.isGiven ? seen.value : await wait(pending, signal, tokenTimeout)) || null
      }
    } catch (error) {
      throw signal?.aborted ? abortReason(signal) : toTokenError(error, describeRequest(call), tokenTimeout)
    }
    if (signal?.aborted) throw abortReason(signal)
    if (token !== null && token !== lastToken && !isToken(token))
      throw new TokenError(describeRequest(call), 'token_failed')
    lastToken = token
    report?.({ type: 'token', present: token !== null })
    // Clerk 5 gives `null`, too, when it cannot be reached: that is no sign-out, and worth another try.
    if (token === null && fence.caller)
      throw new TokenError(describeRequest(call), isOffline() ? 'offline' : 'token_failed')
    if (token === null && signedOut !== 'anonymous') throw new SignedOutError(describeRequest(call))

    // Fence, once all is there that the request waits for
    if (outgoing.bodyRead) {
      const body = await wait(outgoing.bodyRead, signal, Infinity)
      // A slice has no type, which would become a Content-Type that the headers of init leave out.
      outgoing.init.body = outgoing.init.headers ? body.slice() : body
    }
    check(call, token)

    // Send
    report?.({ type: 'request', authorized: token !== null })
    const response = await send(call, token === null ? call.headers : withToken(call.headers, token))
    check(call, null, response)

    // Replay
    const newer = token !== null && isAuthFailure(response) ? await findNewerToken(call, token, response) : null
    if (newer === null) {
      report?.({ type: 'response', status: response.status, replayed: false })
      return response
    }
    discard(response)
    report?.({ type: 'replay' })
    const second = await send(call, withToken(copyHeaders(call.headers), newer))
    check(call, null, second)
    if (isAuthFailure(second)) refresher.coolDown(call)
    report?.({ type: 'response', status: second.status, replayed: true })
    return second
  }

  async function findNewerToken(call: Call, refused: string, response: Response): Promise<string | null> {
    const {
      request,
      outgoing: { init },
      report,
    } = call
    if (!call.mayReplay || !isReplayable(init.body, init.keepalive ?? request?.keepalive)) return null
    const newer = await refresher.anotherToken(call, refused).catch((error: unknown) => {
      discard(response)
      throw error
    })
    report?.({ type: 'refresh', outcome: newer === null ? 'none' : 'newer' })
    check(call, newer, response)
    return newer
  }

  function send({ request, text, url, outgoing: { init } }: Call, headers: HeadersCopy): Promise<Response> {
    // A relative URL stays one, unless the page's base has changed since the call.
    const target = text === url || findDestination(text).url === url ? text : url
    return beneath()(request ?? target, { ...init, headers })
  }

  function sendBare(
    input: RequestInfo | URL,
    init: AuthRequestInit | undefined,
    report: Report | undefined,
  ): Promise<Response> {
    report?.({ type: 'request', authorized: false })
    const response = beneath()(input, init && 'auth' in init ? copyInit(init) : init)
    if (report)
      response.then(({ status }) => report({ type: 'response', status, replayed: false }), reportFailure(report))
    return response
  }

  function ask(tokenOptions: GetTokenOptions): Promise<string | null | undefined> {
    try {
      return Promise.resolve(getToken(tokenOptions))
    } catch (error) {
      return Promise.reject(error)
    }
  }

  /** Looked up at each call, so that a page may replace its fetch. */
  function beneath(): Fetch {
    return options.fetch ?? globalThis.fetch
  }

  return asFetch(authFetch)
}

/** @throws IdentityChangedError when the fence does not hold; a response is then given up */
function check(call: Call, token: string | null, response?: Response): void {
  if (call.fence.holds(token)) return
  discard(response)
  throw new IdentityChangedError(describeRequest(call))
}
