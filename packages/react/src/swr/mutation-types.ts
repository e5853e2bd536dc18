import type { Key } from 'swr'
import type { SWRMutationConfiguration, SWRMutationResponse } from 'swr/mutation'
import type { FetcherContext } from './fetcher.js'
import type { FetcherResponse } from './types.js'

interface MutationContext<ExtraArg> extends FetcherContext {
  /** What `trigger` was called with. */
  readonly arg: ExtraArg
}

/** A fetcher of mutations: it gets the key as the hook was given it, `arg` and `authFetch`. */
export type ClerkMutationFetcher<Data, SWRKey, ExtraArg> = SWRKey extends () => (infer Arg) | null | undefined | false
  ? (key: Arg, context: MutationContext<ExtraArg>) => FetcherResponse<Data>
  : SWRKey extends null | undefined | false
    ? never
    : SWRKey extends infer Arg
      ? (key: Arg, context: MutationContext<ExtraArg>) => FetcherResponse<Data>
      : never

/** SWR's own options of `useSWRMutation`, with a fetcher that gets `authFetch`. */
export type ClerkSWRMutationConfiguration<Data, TError, SWRKey extends Key, ExtraArg, SWRData = Data> = Omit<
  SWRMutationConfiguration<Data, TError, SWRKey, ExtraArg, SWRData>,
  'fetcher'
> & {
  /** In place of the second argument. */
  fetcher?: ClerkMutationFetcher<Data, SWRKey, ExtraArg>
  /** Whether `trigger` rejects with the error. @default true */
  throwOnError?: boolean
}

/** The signatures of `useSWRMutation`, with a fetcher that gets `authFetch` and may be left out. */
export interface ClerkSWRMutationHook {
  <Data = unknown, TError = Error, SWRKey extends Key = Key, ExtraArg = never, SWRData = Data>(
    key: SWRKey,
    fetcher: ClerkMutationFetcher<Data, SWRKey, ExtraArg>,
    config: ClerkSWRMutationConfiguration<Data, TError, SWRKey, ExtraArg, SWRData> & { throwOnError: false },
  ): SWRMutationResponse<Data | undefined, TError, SWRKey, ExtraArg>
  <Data = unknown, TError = Error, SWRKey extends Key = Key, ExtraArg = never, SWRData = Data>(
    key: SWRKey,
    fetcher: ClerkMutationFetcher<Data, SWRKey, ExtraArg>,
    config?: ClerkSWRMutationConfiguration<Data, TError, SWRKey, ExtraArg, SWRData>,
  ): SWRMutationResponse<Data, TError, SWRKey, ExtraArg>
  <Data = unknown, TError = Error, SWRKey extends Key = Key, ExtraArg = unknown, SWRData = Data>(
    key: SWRKey,
    config: ClerkSWRMutationConfiguration<Data, TError, SWRKey, ExtraArg, SWRData> & { throwOnError: false },
  ): SWRMutationResponse<Data | undefined, TError, SWRKey, ExtraArg>
  <Data = unknown, TError = Error, SWRKey extends Key = Key, ExtraArg = unknown, SWRData = Data>(
    key: SWRKey,
    config?: ClerkSWRMutationConfiguration<Data, TError, SWRKey, ExtraArg, SWRData>,
  ): SWRMutationResponse<Data, TError, SWRKey, ExtraArg>
}
