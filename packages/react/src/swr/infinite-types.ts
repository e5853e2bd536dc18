import type { Arguments } from 'swr'
import type { SWRInfiniteConfiguration, SWRInfiniteResponse } from 'swr/infinite'
import type { FetcherContext } from './fetcher.js'
import type { FetcherResponse, TupleKey } from './types.js'

/** Gives the key of each page, from its index and the data of the page before. */
export type ClerkKeyLoader<Data = unknown, Key extends Arguments = Arguments> = (
  index: number,
  previousPageData: Data | null,
) => Key

/** A fetcher of pages: it gets the page's key as the hook gave it, and `authFetch`. */
export type ClerkPageFetcher<Data, KeyLoader> = KeyLoader extends (...args: never) => infer Key
  ? (key: Exclude<Key, null | undefined | false>, context: FetcherContext) => FetcherResponse<Data>
  : never

/** SWR's own options of `useSWRInfinite`, with a fetcher that gets `authFetch`. */
export type ClerkSWRInfiniteConfiguration<Data = unknown, TError = Error, KeyLoader = ClerkKeyLoader> = Omit<
  SWRInfiniteConfiguration<Data, TError>,
  'fetcher'
> & {
  /** In place of the second argument. */
  fetcher?: ClerkPageFetcher<Data, KeyLoader>
}

/** Any loader that a caller may have typed: as a method, so that it may ask for the pages that it knows. */
type AnyLoader = { load(index: number, previousPageData: unknown): Arguments }['load']

/** Keeps the literal types of a tuple, also when the type of a page is given by hand. */
type TupleLoader<Data> = (index: number, previousPageData: Data | null) => TupleKey

/** The signatures of `useSWRInfinite`, with a fetcher that gets `authFetch` and may be left out. */
export interface ClerkSWRInfiniteHook {
  <Data = unknown, TError = Error, KeyLoader extends AnyLoader = TupleLoader<Data>>(
    getKey: KeyLoader,
    fetcher: ClerkPageFetcher<Data, KeyLoader> | null,
    config?: ClerkSWRInfiniteConfiguration<Data, TError, KeyLoader>,
  ): SWRInfiniteResponse<Data, TError>
  <Data = unknown, TError = Error>(
    getKey: ClerkKeyLoader<Data>,
    fetcher: ((key: never, context: FetcherContext) => FetcherResponse<Data>) | null,
    config?: ClerkSWRInfiniteConfiguration<Data, TError>,
  ): SWRInfiniteResponse<Data, TError>
  <Data = unknown, TError = Error, KeyLoader extends AnyLoader = TupleLoader<Data>>(
    getKey: KeyLoader,
    config?: ClerkSWRInfiniteConfiguration<Data, TError, KeyLoader>,
  ): SWRInfiniteResponse<Data, TError>
  <Data = unknown, TError = Error>(
    getKey: ClerkKeyLoader<Data>,
    config?: ClerkSWRInfiniteConfiguration<Data, TError>,
  ): SWRInfiniteResponse<Data, TError>
}
