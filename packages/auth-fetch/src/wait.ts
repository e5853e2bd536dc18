/** The longest time that `setTimeout` can count, in milliseconds. */
const longestTimer = 2_147_483_647

/** What a wait rejects with when its time is over. */
export class WaitTimeout extends Error {}

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
    let settled = false
    let release: (() => void) | undefined
    const settle = (): void => {
      settled = true
      release?.()
    }
    pending.then(
      (value) => {
        settle()
        resolve(value)
      },
      (error: unknown) => {
        settle()
        reject(error)
      },
    )
    // A cached token comes within a microtask or two: a timer and a listener are made only when it does not.
    queueMicrotask(() =>
      queueMicrotask(() => {
        if (!settled) release = arm(signal, timeout, reject)
      }),
    )
  })
}

/** Why the signal was aborted; engines without `reason` get the error that fetch would give. */
export function abortReason(signal: AbortSignal): unknown {
  return signal.reason ?? Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' })
}

function arm(signal: AbortSignal | null | undefined, timeout: number, reject: (error: unknown) => void): () => void {
  const abort = (): void => {
    release()
    if (signal) reject(abortReason(signal))
  }
  const expire = (): void => {
    release()
    reject(new WaitTimeout())
  }
  const timer = timeout > longestTimer ? undefined : setTimeout(expire, timeout)
  const release = (): void => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
  signal?.addEventListener('abort', abort)
  if (signal?.aborted) abort()
  return release
}
