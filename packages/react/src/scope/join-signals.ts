/**
 * Adds a signal to those that can abort a request.
 *
 * @returns the init for fetch: the caller's own and the signal that aborts with either
 */
export function withSignal(input: RequestInfo | URL, init: RequestInit | undefined, signal: AbortSignal): RequestInit {
  const own = init?.signal === undefined && isRequest(input) ? input.signal : init?.signal
  // Each request has a signal of its own: whoever listens to it leaves nothing on the one that lives as long as the identity.
  return { ...referrerOf(input, init), ...init, signal: joinSignals(own ? [own, signal] : [signal]) }
}

/** What fetch drops of a `Request` as soon as init has a member, and the signal is one; see https://fetch.spec.whatwg.org/#dom-request. */
function referrerOf(input: RequestInfo | URL, init: RequestInit | undefined): RequestInit | undefined {
  if (!isRequest(input)) return undefined
  const { referrer, referrerPolicy } = input
  const isBare = Object.entries(init ?? {}).every(([name, value]) => name === 'auth' || value === undefined)
  return isBare ? { referrer, referrerPolicy } : undefined
}

function isRequest(input: RequestInfo | URL): input is Request {
  return typeof Request === 'function' && input instanceof Request
}

function joinSignals(signals: AbortSignal[]): AbortSignal {
  if ('any' in AbortSignal) return AbortSignal.any(signals)
  const controller = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason)
    // The joint signal's own end takes the listener away again, lest the longer-lived signal gathers them.
    signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true, signal: controller.signal })
  }
  return controller.signal
}
