import { checkOptions, readBaseUrl } from './check-options.js'
import { describeRequest } from './describe-request.js'
import { createDestinationFinder, type Destination } from './destination.js'
import { SignedOutError } from './errors/signed-out-error.js'
import { TokenError } from './errors/token-error.js'
import type { RefusalReason } from './events.js'
import { discard } from './discard.js'
import { createFence } from './fence.js'
import { copyHeaders, hasAuthorization, withToken } from './headers.js'
import type { AuthFetch, AuthFetchOptions, AuthRequestInit, GetTokenOptions } from './options.js'
import { readOriginRules } from './origin-rules.js'
import { copyInit, copyOutgoing, headersOf, methodOf, requestOf, signalOf, type Outgoing } from './outgoing.js'
import { createRefresher } from './refresher.js'
import { openReport, type Report } from './reporter.js'
import { isOffline, isToken, toTokenError } from './token.js'
import { abortReason, wait } from './wait.js'
import { createWarner } from './warner.js'

type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

/** A request that is to carry a token. */
interface Call extends Outgoing {
  /** What to fetch: a relative URL stays one, unless the page's base has changed since the call. */
  readonly target: () => string | Request
  readonly signal: AbortSignal | null | undefined
  /** Which token the request gets. */
  readonly tokenOptions: GetTokenOptions
  /** Whether its first token is to be a new one. */
  readonly skipCache: boolean | undefined
  /** The request in the message of an error. */
  readonly name: () => string
  readonly report: Report | undefined
}

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
  const { getToken, onEvent, signedOut = 'throw', callerAuthorization = 'keep', tokenTimeout = 10_000 } = options
  const isAuthFailure = options.isAuthFailure ?? ((response: Response) => response.status === 401)
  const baseUrl = readBaseUrl(options.baseUrl)
  const rules = readOriginRules([...(baseUrl ? [baseUrl.origin] : []), ...(options.origins ?? [])])
  const findDestination = createDestinationFinder(rules, baseUrl?.href)
  const openFence = createFence(options.identity)
  const refresher = createRefresher(ask, tokenTimeout)
  const warn = createWarner()

  function authFetch(input: RequestInfo | URL, init?: AuthRequestInit): Promise<Response> {
    if (arguments.length === 0) return (beneath() as () => Promise<Response>)() // fetch itself says what is missing
    try {
      // Where: what may not carry a token, or cannot be sent, goes straight to fetch in the same tick.
      const request = requestOf(input)
      const text = request ? request.url : String(input)
      const destination = findDestination(text)
      const method = methodOf(request, init)
      const signal = signalOf(request, init)
      const report = onEvent && openReport(onEvent, method, destination.url)
      const bareInput = baseUrl && !request ? destination.url : input
      const refusal = refuse(destination, init)
      if (refusal === 'origin') warn(method, destination.origin)
      if (refusal) report?.({ type: 'refused', reason: refusal, origin: destination.origin })
      if (refusal || signal?.aborted || request?.bodyUsed) return sendBare(bareInput, init, report)

      const headers = copyHeaders(headersOf(request, init))
      if (callerAuthorization === 'keep' && hasAuthorization(headers)) {
        report?.({ type: 'refused', reason: 'caller', origin: destination.origin })
        return sendBare(bareInput, init?.headers ? { ...copyInit(init), headers } : init, report)
      }

      const { skipCache, replay, ...tokenOptions } = init?.auth || {}
      const outgoing = copyOutgoing(request, init, headers)
      return sendWithToken({
        ...outgoing,
        replayable: outgoing.replayable && replay !== false,
        target: () => request ?? (baseUrl || findDestination(text).url !== destination.url ? destination.url : text),
        signal,
        tokenOptions: { ...destination.rule, ...tokenOptions },
        skipCache,
        name: () => describeRequest(method, destination.url),
        report,
      })
    } catch (error) {
      return Promise.reject(error)
    }
  }

  async function sendWithToken(call: Call): Promise<Response> {
    const { signal, report } = call
    const fence = openFence(call)

    // Token
    const token = fence.isSignedOut ? null : await takeToken(call)
    if (call.bodyRead) await call.bodyRead
    if (signal?.aborted) throw abortReason(signal)
    report?.({ type: 'token', present: token !== null })
    if (token === null && fence.isSignedIn && isOffline()) throw new TokenError(call.name(), 'offline')
    if (token === null && signedOut === 'throw') throw new SignedOutError(call.name())

    // Fence
    fence.check(token)

    // Send
    report?.({ type: 'request', authorized: token !== null })
    const response = await send(call, token)
    fence.check(null, response)
    if (token === null || !call.replayable || !isAuthFailure(response)) {
      report?.({ type: 'response', status: response.status, replayed: false })
      return response
    }

    // Replay
    const refused = { token, options: call.tokenOptions, owner: fence.owner, signal }
    const newer = await refresher.anotherToken(refused).catch((error: unknown) => {
      discard(response)
      throw error
    })
    report?.({ type: 'refresh', outcome: newer === null ? 'none' : 'newer' })
    fence.check(newer, response)
    if (newer === null) {
      report?.({ type: 'response', status: response.status, replayed: false })
      return response
    }
    discard(response)
    report?.({ type: 'replay' })
    const second = await send(call, newer)
    fence.check(null, second)
    if (isAuthFailure(second)) refresher.coolDown(refused)
    report?.({ type: 'response', status: second.status, replayed: true })
    return second
  }

  function sendBare(
    input: RequestInfo | URL,
    init: AuthRequestInit | undefined,
    report: Report | undefined,
  ): Promise<Response> {
    report?.({ type: 'request', authorized: false })
    const response = beneath()(input, init && 'auth' in init ? copyInit(init) : init)
    if (report) response.then(({ status }) => report({ type: 'response', status, replayed: false }), () => {})
    return response
  }

  function send(call: Call, token: string | null): Promise<Response> {
    const headers = token === null ? call.headers : withToken(call.headers, token)
    return beneath()(call.target(), { ...call.init, headers })
  }

  async function takeToken({ tokenOptions, skipCache, signal, name }: Call): Promise<string | null> {
    try {
      const pending = ask(skipCache === undefined ? tokenOptions : { ...tokenOptions, skipCache })
      const token = (await wait(pending, signal, tokenTimeout)) || null
      if (token === null || isToken(token)) return token
    } catch (error) {
      throw signal?.aborted ? abortReason(signal) : toTokenError(error, name(), tokenTimeout)
    }
    throw new TokenError(name(), 'token_failed')
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

function refuse({ origin, rule }: Destination, init: AuthRequestInit | undefined): RefusalReason | undefined {
  if (init?.auth === false) return 'opted-out'
  if (origin === '') return 'url'
  if (rule === undefined) return 'origin'
  return rule === false ? 'public' : undefined
}

/** Makes the function look like fetch: its name, its length, and what a runtime hangs on it, such as Bun's `preconnect`. */
function asFetch(authFetch: (input: RequestInfo | URL, init?: AuthRequestInit) => Promise<Response>): AuthFetch {
  Object.defineProperties(authFetch, {
    name: { value: 'fetch' },
    length: { value: 1 },
    ...Object.getOwnPropertyDescriptors({ ...globalThis.fetch }),
  })
  return authFetch as AuthFetch // with the runtime's statics, which are copied above
}
