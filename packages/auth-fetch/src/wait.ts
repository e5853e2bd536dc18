import { describeRequest, type Named } from './describe-request.js'
import { TokenTimeoutError } from './errors/token-timeout-error.js'
import { ignore } from './ignore.js'

/** The longest time that `setTimeout` can count, in milliseconds. */
const longestTimer = 2_147_483_647

/** Who waits. */
export interface Waiting extends Named {
  /** Ends the wait with its reason. */
  readonly signal: AbortSignal | null | undefined
}

/** Looks whether a promise is fulfilled soon: a timer and a listener for a cached token would cost more than the token. */
export function glimpse<T>(pending: Promise<T>): { value?: T } {
  const seen: { value?: T } = {}
  pending.then((value) => (seen.value = value), ignore)
  return seen
}

/**
 * Waits for what cannot be aborted, until the signal aborts or the time is over; what is waited for goes on.
 *
 * @param pending what is waited for
 * @param request the request that waits
 * @param timeout milliseconds
 * @throws the signal's reason, TokenTimeoutError, or what `pending` rejects with
 */
export async function wait<T>(pending: PromiseLike<T> | T, request: Waiting, timeout: number = Infinity): Promise<T> {
  const { signal } = request
  let abort = ignore
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    return await new Promise<T>((resolve, reject) => {
      abort = () => reject(abortReason(signal))
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

/** Why the signal was aborted; engines without `reason` get the error that fetch would give. */
export function abortReason(signal: Waiting['signal']): unknown {
  if (signal?.reason !== undefined) return signal.reason
  return Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' })
}
