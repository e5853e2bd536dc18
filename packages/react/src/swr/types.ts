import type { AuthFetch, StandardSchemaV1 } from '@x/auth-fetch'
import type { Arguments, BareFetcher, Key, SWRConfiguration, useSWRConfig } from 'swr'

/** What a fetcher receives after the key. */
export interface FetcherContext {
  /** `fetch` with the session token of the key's owner. */
  readonly authFetch: AuthFetch
}

/** Data, or a promise of it. */
export type FetcherResponse<Data> = Data | Promise<Data>

/** A fetcher. It receives the key as the hook was given it, and `Context`. */
export type KeyFetcher<Data, SWRKey, Context> = SWRKey extends () => (infer Arg) | null | undefined | false
  ? (key: Arg, context: Context) => FetcherResponse<Data>
  : SWRKey extends null | undefined | false
    ? never
    : SWRKey extends infer Arg
      ? (key: Arg, context: Context) => FetcherResponse<Data>
      : never

/** Checks the data of the request that the key is. An own fetcher checks its data itself. */
export interface SchemaSource<Data> {
  /** Checks the JSON of each response, and may transform it. Any [Standard Schema](https://standardschema.dev). */
  readonly schema: StandardSchemaV1<unknown, Data>
  readonly fetcher?: undefined
}

/** A tuple as key, so that TypeScript keeps its literal types. */
export type TupleKey = readonly [unknown, ...unknown[]] | null | undefined | false

/** A hook's arguments as its body sees them: its signatures have checked them. */
export type LooseArguments = readonly [
  key: Key | ((...args: never) => Arguments),
  fetcherOrConfig?: BareFetcher | object | null | undefined,
  config?: object | undefined,
]

/** The configuration that SWR passes to middleware: merged, with the cache and the `mutate` bound to it. */
export type MergedConfiguration = SWRConfiguration & Pick<ReturnType<typeof useSWRConfig>, 'cache' | 'mutate'>
