import { isAuthFetchError, shouldRetry } from '@x/auth-fetch'
import { SWRConfig, type SWRConfiguration } from 'swr'

type OnErrorRetry = NonNullable<SWRConfiguration['onErrorRetry']>

const swrRetry = SWRConfig.defaultValue.onErrorRetry

/**
 * Gives what takes the place of SWR's own `onErrorRetry` in one hook: it does not repeat at once what can only fail again, and
 * waits as long as the server asks.
 *
 * @see https://swr.vercel.app/docs/error-handling#error-retry
 */
export function createRetry(): OnErrorRetry {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (error, key, config, revalidate, options) => {
    if (shouldRetry(0, error)) return retryWorthwhile(error, key, config, revalidate, options)
    // SWR pauses its interval while there is an error, and counts on a retry to end the pause.
    const { refreshInterval } = config
    const interval = typeof refreshInterval === 'function' ? refreshInterval(undefined) : refreshInterval
    clearTimeout(timer)
    if (interval) timer = setTimeout(revalidate, interval, options)
  }
}

const retryWorthwhile: OnErrorRetry = (error, key, config, revalidate, options) => {
  const wait = isAuthFetchError(error, 'http') ? error.retryAfter : undefined
  if (wait === undefined) swrRetry(error, key, config, revalidate, options)
  else if (options.retryCount <= (config.errorRetryCount ?? Infinity)) setTimeout(revalidate, wait, options)
}

/** Whether a hook was given a rule of its own. */
export function hasOwnRetry({ onErrorRetry, shouldRetryOnError }: SWRConfiguration): boolean {
  return onErrorRetry !== undefined || shouldRetryOnError !== undefined
}

/** What retries for a hook, given the merged configuration: the app's own rule wherever it has one. */
export function chooseRetry(
  { onErrorRetry = swrRetry }: SWRConfiguration,
  isOwn: boolean,
  retry: OnErrorRetry,
): OnErrorRetry {
  return isOwn || onErrorRetry !== swrRetry ? onErrorRetry : retry
}
