import { isAuthFetchError, shouldRetry } from '@x/auth-fetch'
import { SWRConfig, type SWRConfiguration } from 'swr'
import type { MergedConfiguration } from './types.js'

type OnErrorRetry = NonNullable<SWRConfiguration['onErrorRetry']>

/** Milliseconds to the next try after any `Retry-After`, also where it asks for no wait at all, each time. */
const shortest = 500

const swrRetry = SWRConfig.defaultValue.onErrorRetry

/**
 * Gives what takes the place of SWR's own `onErrorRetry` in one hook: it does not repeat at once what can only fail again, and
 * waits no less than the server asks.
 *
 * @see https://swr.vercel.app/docs/error-handling#error-retry
 */
export function createRetry(): OnErrorRetry {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (error, key, config, revalidate, options) => {
    if (shouldRetry(0, error)) return retryWorthwhile(error, key, config, revalidate, options)
    // SWR pauses its interval while there is an error, and counts on a retry to end the pause.
    const { cache, refreshInterval } = config as MergedConfiguration // what SWR was given
    const interval = typeof refreshInterval === 'function' ? refreshInterval(cache.get(key)?.data) : refreshInterval
    clearTimeout(timer)
    if (interval) timer = setTimeout(revalidate, interval, options)
  }
}

const retryWorthwhile: OnErrorRetry = (error, key, config, revalidate, options) => {
  const asked = isAuthFetchError(error, 'http') ? error.retryAfter : undefined
  if (asked === undefined) return swrRetry(error, key, config, revalidate, options)
  // SWR's own back-off first, then what is left of the wait.
  const until = performance.now() + Math.max(asked, shortest)
  const retryThen: typeof revalidate = (then) => void setTimeout(revalidate, until - performance.now(), then)
  swrRetry(error, key, config, retryThen, options)
}

/**
 * Tells whether the app has a rule of its own for a hook.
 *
 * @param merged the hook's configuration with that of `SWRConfig`, where SWR's default of `shouldRetryOnError` is `true`
 * @param local the configuration of the hook alone
 */
export function hasOwnRetry(merged: SWRConfiguration, local: SWRConfiguration): boolean {
  const { onErrorRetry, shouldRetryOnError } = local
  if (onErrorRetry !== undefined || shouldRetryOnError !== undefined) return true
  const { onErrorRetry: inherited = swrRetry } = merged
  return inherited !== swrRetry || typeof merged.shouldRetryOnError === 'function'
}
