import { isAuthFetchError, shouldRetry } from '@x/auth-fetch'
import { SWRConfig, type SWRConfiguration } from 'swr'
import type { MergedConfiguration } from './types.js'

type OnErrorRetry = NonNullable<SWRConfiguration['onErrorRetry']>

/** The shortest wait in milliseconds after a `Retry-After`, which may be 0 each time. */
const shortest = 500

const swrRetry = SWRConfig.defaultValue.onErrorRetry

/**
 * Creates the `onErrorRetry` of one hook. Unlike SWR's own, it does not retry what can only fail again, and waits at least as long as the
 * server asks.
 *
 * @see https://swr.vercel.app/docs/error-handling#error-retry
 */
export function createRetry(): OnErrorRetry {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (error, key, config, revalidate, options) => {
    if (shouldRetry(0, error)) return retryWorthwhile(error, key, config, revalidate, options)
    // SWR pauses its refresh interval after an error, and relies on a retry to resume it.
    const { cache, refreshInterval } = config as MergedConfiguration // SWR passes the merged one
    const interval = typeof refreshInterval === 'function' ? refreshInterval(cache.get(key)?.data) : refreshInterval
    clearTimeout(timer)
    if (interval) timer = setTimeout(revalidate, interval, options)
  }
}

const retryWorthwhile: OnErrorRetry = (error, key, config, revalidate, options) => {
  const asked = isAuthFetchError(error, 'http') ? error.retryAfter : undefined
  if (asked === undefined) return swrRetry(error, key, config, revalidate, options)
  // SWR's own back-off first, then the rest of the wait.
  const until = performance.now() + Math.max(asked, shortest)
  const retryThen: typeof revalidate = (then) => void setTimeout(revalidate, until - performance.now(), then)
  swrRetry(error, key, config, retryThen, options)
}

/**
 * Whether the app has its own retry rule for a hook.
 *
 * @param merged the hook's configuration merged with that of `SWRConfig`, where SWR's default of `shouldRetryOnError` is `true`
 * @param local the hook's own configuration
 */
export function hasOwnRetry(merged: SWRConfiguration, local: SWRConfiguration): boolean {
  const { onErrorRetry, shouldRetryOnError } = local
  if (onErrorRetry !== undefined || shouldRetryOnError !== undefined) return true
  const { onErrorRetry: inherited = swrRetry } = merged
  return inherited !== swrRetry || typeof merged.shouldRetryOnError === 'function'
}
