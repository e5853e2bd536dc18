/** The longest time that `setTimeout` can count, in milliseconds. */
const longestTimer = 2_147_483_647

/** What a wait rejects with when its time is over. */
export class WaitTimeout extends Error {}

/** What a promise has given so far. */
export interface Glimpse<T> {
  isGiven: boolean
  value: T | undefined
}

/** Looks whether a promise is fulfilled soon: a timer and a listener for a cached token would cost more than the token. */
export function glimpse<T>(pending: PromiseLike<T>): Glimpse<T> {
  const seen: Glimpse<T> = { isGiven: false, value: undefined }
  pending.then(
    (value) => {
      seen.isGiven = true
      seen.value = value
    },
    () => {},
  )
  return seen
}

/**
 * Waits for a promise that cannot be aborted, until the signal aborts or the time is over; what is waited for goes on.
 *
 * @param pending what is waited for
 * @param signal ends the wait with its reason
 * @param timeout milliseconds; `Infinity` for no end
 * @throws the signal's reason, `WaitTimeout`, or what `pending` rejects with
 */
export function wait<T>(pending: PromiseLike<T>, signal: AbortSignal | null | undefined, timeout: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = timeout > longestTimer ? undefined : setTimeout(() => end(reject, new WaitTimeout()), timeout)
    const abort = (): void => end(reject, signal && abortReason(signal))
    const end = <V>(give: (value: V) => void, value: V): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      give(value)
    }
    pending.then(
      (value) => end(resolve, value),
      (error: unknown) => end(reject, error),
    )
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort)
  })
}

/** Why the signal was aborted; engines without `reason` get the error that fetch would give. */
export function abortReason(signal: AbortSignal): unknown {
  return signal.reason ?? Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' })
}
