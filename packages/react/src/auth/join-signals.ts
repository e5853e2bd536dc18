/** A request's init with its signal, and what is left to do once it is over. */
export interface SignalledInit {
  readonly init: RequestInit
  /** Takes this request's listeners away from signals that outlive it, where the platform does not. */
  readonly release: (() => void) | undefined
}

/**
 * Adds a signal to those that can abort a request.
 *
 * @returns the init for fetch: the caller's own and the signal that aborts with either
 */
export function withSignal(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  signal: AbortSignal,
): SignalledInit {
  const own = init?.signal === undefined && isRequest(input) ? input.signal : init?.signal
  // Each request has a signal of its own: whoever listens to it leaves nothing on the one that lives as long as the identity.
  const joint = joinSignals(own ? [own, signal] : [signal])
  return { init: { ...referrerOf(input, init), ...init, signal: joint.signal }, release: joint.release }
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

function joinSignals(signals: AbortSignal[]): Pick<SignalledInit, 'release'> & { readonly signal: AbortSignal } {
  if ('any' in AbortSignal) return { signal: AbortSignal.any(signals), release: undefined }
  const controller = new AbortController()
  const listeners = signals.map((signal) => {
    const abort = (): void => controller.abort(signal.reason)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort)
    return () => signal.removeEventListener('abort', abort)
  })
  const release = (): void => listeners.forEach((remove) => remove())
  controller.signal.addEventListener('abort', release)
  return { signal: controller.signal, release }
}
