import type { Arguments, BareFetcher, Key, SWRConfiguration, SWRResponse, useSWRConfig } from 'swr'
import type { FetcherContext } from './fetcher.js'

/** Data, or a promise of it. */
export type FetcherResponse<Data> = Data | Promise<Data>

/** A fetcher for a key: it gets the key as the hook was given it, and `authFetch`. */
export type ClerkFetcher<Data, SWRKey> = SWRKey extends () => (infer Arg) | null | undefined | false
  ? (key: Arg, context: FetcherContext) => FetcherResponse<Data>
  : SWRKey extends null | undefined | false
    ? never
    : SWRKey extends infer Arg
      ? (key: Arg, context: FetcherContext) => FetcherResponse<Data>
      : never

/** A key that is a tuple, so that its literal types are kept. */
export type TupleKey = readonly [unknown, ...unknown[]] | null | undefined | false

type StrictKey = TupleKey | (() => TupleKey)

/** SWR's own options, with a fetcher that gets `authFetch`. */
export type ClerkSWRConfiguration<Data = unknown, TError = Error, SWRKey = Key> = Omit<
  SWRConfiguration<Data, TError>,
  'fetcher'
> & {
  /** In place of the second argument. */
  fetcher?: ClerkFetcher<Data, SWRKey>
}

/** `fallbackData` makes `data` defined, and its own type does not matter. */
type Loose<Options> = Options extends { fallbackData: unknown }
  ? Omit<Options, 'fallbackData'> & Partial<Pick<Options, 'fallbackData'>>
  : Options

/** The signatures of `useSWR`, with a fetcher that gets `authFetch` and may be left out. */
export interface ClerkSWRHook {
  <Data = unknown, TError = Error, SWRKey extends Key = StrictKey>(
    key: SWRKey,
    fetcher?: ClerkFetcher<Data, SWRKey> | null,
  ): SWRResponse<Data, TError>
  <Data = unknown, TError = Error, SWRKey extends Key = Key>(
    key: SWRKey,
    fetcher: ClerkFetcher<Data, SWRKey> | null,
  ): SWRResponse<Data, TError>
  <
    Data = unknown,
    TError = Error,
    SWRKey extends Key = StrictKey,
    Options extends ClerkSWRConfiguration<Data, TError, SWRKey> | undefined =
      | ClerkSWRConfiguration<Data, TError, SWRKey>
      | undefined,
  >(
    key: SWRKey,
    config: Loose<Options> & { fetcher: ClerkFetcher<Data, SWRKey> },
  ): SWRResponse<Data, TError, Options>
  <
    Data = unknown,
    TError = Error,
    SWRKey extends Key = StrictKey,
    Options extends ClerkSWRConfiguration<Data, TError, SWRKey> | undefined =
      | ClerkSWRConfiguration<Data, TError, SWRKey>
      | undefined,
  >(
    key: SWRKey,
    config: Loose<Options>,
  ): SWRResponse<Data, TError, Options>
  <
    Data = unknown,
    TError = Error,
    SWRKey extends Key = StrictKey,
    Options extends ClerkSWRConfiguration<Data, TError, SWRKey> | undefined =
      | ClerkSWRConfiguration<Data, TError, SWRKey>
      | undefined,
  >(
    key: SWRKey,
    fetcher: ClerkFetcher<Data, SWRKey> | null,
    config: Loose<Options>,
  ): SWRResponse<Data, TError, Options>
  <Data = unknown, TError = Error>(
    key: Key,
    fetcher?: ((key: never, context: FetcherContext) => FetcherResponse<Data>) | null,
  ): SWRResponse<Data, TError>
  <
    Data = unknown,
    TError = Error,
    Options extends ClerkSWRConfiguration<Data, TError> | undefined = ClerkSWRConfiguration<Data, TError> | undefined,
  >(
    key: Key,
    config: Loose<Options>,
  ): SWRResponse<Data, TError, Options>
  <
    Data = unknown,
    TError = Error,
    Options extends ClerkSWRConfiguration<Data, TError> | undefined = ClerkSWRConfiguration<Data, TError> | undefined,
  >(
    key: Key,
    fetcher: ((key: never, context: FetcherContext) => FetcherResponse<Data>) | null,
    config: Loose<Options>,
  ): SWRResponse<Data, TError, Options>
}

/** What the hooks' bodies see of their arguments: the signatures above have checked them. */
export type LooseArguments = readonly [
  key: Key | ((...args: never) => Arguments),
  fetcherOrConfig?: BareFetcher | object | null | undefined,
  config?: object | undefined,
]

/** Middleware gets the configuration merged, with the cache and the `mutate` that belongs to it. */
export type MergedConfiguration = SWRConfiguration & Pick<ReturnType<typeof useSWRConfig>, 'cache' | 'mutate'>
