import type { Call } from './call.js'
import type { Destination } from './destination.js'
import { copyIdentity } from './fence.js'
import { copyHeaders, hasAuthorization, withoutAuthorization } from './headers.js'
import { copyInit, hasOwnBody, keepReferrer, methodOf, readBody, requestOf } from './input.js'
import { platformMember } from './member.js'
import type { SkipReason } from './events.js'
import type { AuthFetchOptions, AuthRequestInit } from './options.js'
import { openReport } from './report.js'
import { createWarner } from './warner.js'

/** Gives the function that decides, in the tick of a call, whether it may carry a token, and takes all of it that is sent later. */
export function createCallOpener(
  { baseUrl, callerAuthorization, identity, onEvent }: AuthFetchOptions,
  findDestination: (input: string) => Destination,
): (input: RequestInfo | URL, init: AuthRequestInit) => Call {
  const warn = createWarner()

  return (input, init) => {
    const request = requestOf(input)
    const text = request ? platformMember(request, 'url') : `${input as URL}` // fetch too makes a string of what is no Request
    const { url, origin, rule } = findDestination(text)
    const target = request ?? (baseUrl === undefined ? text : url)
    const auth = init.auth ?? {}
    const isBare = !auth || typeof rule === 'string'
    const own = isBare ? init : copyInit(init) // a getter may answer something else the next time
    const method = methodOf(request, own)
    const signal = own.signal === undefined && request ? platformMember(request, 'signal') : own.signal
    const report = onEvent && openReport(onEvent, method, url)
    const bare = { target, init: own, method, url, signal, report }

    if (isBare) {
      const reason = auth ? (rule as SkipReason) : 'opted-out' // a string, where auth is not false
      if (reason === 'origin') warn(method, origin)
      report?.({ type: 'skipped', reason, origin })
      return bare
    }
    const headers = copyHeaders(own.headers === undefined && request ? platformMember(request, 'headers') : own.headers)
    const isCallers = hasAuthorization(headers)
    const isKept = isCallers && callerAuthorization !== 'replace'
    if (isKept) report?.({ type: 'skipped', reason: 'caller', origin })
    // Headers that were read may have been readable only once.
    if (isKept || (signal && signal.aborted !== false))
      return own.headers ? { ...bare, init: { ...own, headers } } : bare

    if (request) keepReferrer(own, request)
    const caller = copyIdentity(identity?.())
    const isOwn = request && hasOwnBody(request, own)
    const { replay, ...asked } = auth
    // Written out, since V8 takes microseconds for a spread that others follow.
    return {
      // What is sent once need not be kept: a copy takes over the body of the original, which is then used up as it is by fetch.
      target: isOwn && replay === false ? new Request(request) : target,
      method,
      url,
      signal,
      report,
      init: own,
      headers: isCallers ? withoutAuthorization(headers) : headers,
      body: isOwn && replay !== false ? readBody(request) : undefined,
      tokenOptions: { ...rule, ...asked },
      caller,
      replay,
    }
  }
}
