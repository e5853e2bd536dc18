import { isAuthFetchError } from './errors/is-auth-fetch-error.js'
import { TokenError } from './errors/token-error.js'
import { TokenTimeoutError } from './errors/token-timeout-error.js'
import { describeRequest, noop, type RequestLine } from './utils.js'

/** The longest delay of `setTimeout`, in milliseconds. */
const longestTimer = 2_147_483_647

/** A request that its caller can abort. */
export interface Abortable extends RequestLine {
  readonly signal: AbortSignal | null | undefined
}

/** Whether a token can follow `Bearer`. With any other value fetch would throw an error that quotes the header. */
export function isToken(token: unknown): token is string {
  return typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)
}

/** Returns the error for a missing token: the abort's reason if there is one, an error of this package as it is, or a `TokenError`. */
export function toTokenError(error: unknown, request: Abortable): unknown {
  if (request.signal?.aborted) return getAbortReason(request.signal)
  const isOffline = globalThis.navigator?.onLine === false || Object(error).code === 'clerk_offline'
  if (isAuthFetchError(error) && !(isOffline && error.code === 'token_timeout')) return error
  const options = error === undefined ? error : { cause: error }
  return new TokenError(describeRequest(request), isOffline ? 'offline' : 'token_failed', options)
}

/** Returns an object that gets the value as soon as there is one. For a cached token, a timer and a listener would cost more than the token. */
export function peek<T>(pending: Promise<T>): { value?: T } {
  const peeked: { value?: T } = {}
  pending.then((value) => (peeked.value = value), noop)
  return peeked
}

/**
 * Waits for a promise that cannot be cancelled, until the signal aborts or the time is up. The work behind it continues.
 *
 * @param timeout milliseconds
 * @throws the signal's reason, TokenTimeoutError, or what `pending` rejects with
 */
export async function wait<T>(pending: PromiseLike<T> | T, request: Abortable, timeout: number = Infinity): Promise<T> {
  const { signal } = request
  let abort = noop
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    return await new Promise<T>((resolve, reject) => {
      abort = () => reject(getAbortReason(signal))
      signal?.addEventListener('abort', abort)
      if (signal?.aborted) abort()
      if (timeout <= longestTimer)
        timer = setTimeout(() => reject(new TokenTimeoutError(describeRequest(request), timeout)), timeout)
      Promise.resolve(pending).then(resolve, reject)
    })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

/** Returns why the signal was aborted. Engines without `reason` get the error that fetch would throw. */
export function getAbortReason(signal: Abortable['signal']): unknown {
  if (signal?.reason !== undefined) return signal.reason
  return Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' })
}
