import { SWRConfig } from 'swr'
import { toUserKey } from './key.js'

/** The options that SWR calls with a key. */
const names = ['onLoadingSlow', 'onSuccess', 'onError', 'onErrorRetry', 'onDiscarded', 'revalidate'] as const

type Callbacks = { readonly [Name in (typeof names)[number]]?: unknown }

const defaults: Callbacks = SWRConfig.defaultValue

/**
 * Gives the app's own callbacks among some options the key that the bare hook would give them.
 *
 * @returns those callbacks alone
 */
export function withUserKeys(options: Callbacks): object {
  const wrapped: Record<string, unknown> = {}
  for (const name of names) {
    const callback = options[name]
    if (typeof callback === 'function' && callback !== defaults[name])
      wrapped[name] = (...args: unknown[]): unknown => callback(...args.map(toUserKey))
  }
  return wrapped
}

/** The same for the arguments of `mutate` and `trigger`, whose options come second. */
export function argsWithUserKeys(args: readonly unknown[]): readonly unknown[] {
  const [value, options] = args
  return options && typeof options === 'object' ? [value, { ...options, ...withUserKeys(options) }] : args
}
