import type { BareFetcher, Key, Middleware, SWRConfiguration } from 'swr'
import type { LooseArguments } from './types.js'

/** The arguments of a hook, sorted. */
export interface NormalizedArgs {
  readonly key: Key
  /** The fetcher of this very hook; an inherited one of `SWRConfig` knows nothing of tokens. */
  readonly fetcher: BareFetcher | undefined
  readonly config: SWRConfiguration
}

/** Sorts `(key)`, `(key, fetcher)`, `(key, config)` and `(key, fetcher, config)`, as SWR does. */
export function normalizeArgs([key, second, third]: LooseArguments): NormalizedArgs {
  const config: SWRConfiguration = (typeof second === 'function' ? third : (second ?? third)) ?? {}
  const fetcher = typeof second === 'function' ? second : config.fetcher
  return { key: key as Key, fetcher: fetcher as BareFetcher | undefined, config } // checked by the hooks' signatures
}

/** Adds a middleware as the innermost one. */
export function withInnermost(config: SWRConfiguration, middleware: Middleware): SWRConfiguration {
  return { ...config, use: [...(config.use ?? []), middleware] }
}
