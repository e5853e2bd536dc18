import { createReporter, type Reporter, type SkipReason } from './events.js'
import { copyHeaders, hasAuthorization, withoutAuthorization, type HeadersCopy } from './headers.js'
import { copyIdentity } from './identity.js'
import type { AuthFetchOptions, AuthRequestInit, GetTokenOptions, Identity } from './options.js'
import { createOriginWarner, type Destination } from './origins.js'
import {
  copyInit,
  getMethod,
  getRequestMember,
  keepReferrer,
  readRequestBody,
  toRequest,
  usesRequestBody,
} from './request-init.js'
import type { Abortable } from './token.js'

/** A request that is passed to fetch unchanged, without a token. */
export interface AnonymousRequest extends Abortable {
  /** The input for fetch. */
  readonly input: RequestInfo
  readonly init: RequestInit
  readonly report: Reporter | undefined
  readonly headers?: undefined
  readonly tokenOptions?: undefined
}

/** A request that gets a token. It is a copy: as with fetch, changes that the caller makes after the call have no effect. */
export interface TokenRequest extends Omit<AnonymousRequest, 'headers' | 'tokenOptions'> {
  /** Replaces the headers of `init`. */
  readonly headers: HeadersCopy
  /** The body of a `Request`, which becomes the body of `init`. It is read, since a `Request` cannot be sent twice. */
  readonly body: Promise<Blob> | undefined
  readonly tokenOptions: GetTokenOptions
  /** The current user at the time of the call, or `undefined` when that is unknown. */
  readonly caller: Identity | null | undefined
  readonly replay: boolean | undefined
}

export type PreparedRequest = AnonymousRequest | TokenRequest

/**
 * Creates the function that decides, in the tick of the call, whether a request may get a token, and copies everything that is
 * sent later.
 */
export function createRequestPreparer(
  { baseUrl, callerAuthorization, identity, onEvent }: AuthFetchOptions,
  findDestination: (input: string) => Destination,
): (input: RequestInfo | URL, init: AuthRequestInit) => PreparedRequest {
  const warn = createOriginWarner()

  return (originalInput, originalInit) => {
    const request = toRequest(originalInput)
    const text = request ? getRequestMember(request, 'url') : `${originalInput as URL}` // fetch, too, converts other inputs to a string
    const { url, origin, rule } = findDestination(text)
    const input = request ?? (baseUrl === undefined ? text : url)
    const auth = originalInit.auth ?? {}
    const isAnonymous = !auth || typeof rule === 'string'
    const init = isAnonymous ? originalInit : copyInit(originalInit) // a getter may return something else the next time
    const method = getMethod(request, init)
    const signal = init.signal === undefined && request ? getRequestMember(request, 'signal') : init.signal
    const report = onEvent && createReporter(onEvent, method, url)
    const anonymous = { input, init, method, url, signal, report }

    if (isAnonymous) {
      const reason = auth ? (rule as SkipReason) : 'opted-out' // isAnonymous: without `auth: false` the rule is a string
      if (reason === 'origin') warn(method, origin)
      report?.({ type: 'skipped', reason, origin })
      return anonymous
    }
    const headers = copyHeaders(
      init.headers === undefined && request ? getRequestMember(request, 'headers') : init.headers,
    )
    const isCallers = hasAuthorization(headers)
    const isKept = isCallers && callerAuthorization !== 'replace'
    if (isKept) report?.({ type: 'skipped', reason: 'caller', origin })
    // The headers may be an iterator that can be read only once, so their copy is sent.
    if (isKept || (signal && signal.aborted !== false))
      return init.headers ? { ...anonymous, init: { ...init, headers } } : anonymous

    if (request) keepReferrer(init, request)
    const caller = copyIdentity(identity?.())
    const hasBody = request && usesRequestBody(request, init)
    const { replay, ...tokenOptions } = auth
    // No spread of `anonymous`: with another spread in the same object it costs V8 microseconds.
    return {
      // A request that is sent once is streamed. Its copy takes over the body and, as with fetch, leaves the original used.
      input: hasBody && replay === false ? new Request(request) : input,
      method,
      url,
      signal,
      report,
      init,
      headers: isCallers ? withoutAuthorization(headers) : headers,
      body: hasBody && replay !== false ? readRequestBody(request) : undefined,
      tokenOptions: { ...rule, ...tokenOptions },
      caller,
      replay,
    }
  }
}
