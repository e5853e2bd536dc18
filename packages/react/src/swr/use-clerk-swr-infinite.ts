'use client'
import type { Arguments, Key } from 'swr'
import useSWRInfinite, {
  unstable_serialize,
  type SWRInfiniteConfiguration,
  type SWRInfiniteKeyLoader,
  type SWRInfiniteResponse,
} from 'swr/infinite'
import { useAuthSession } from '../auth/session-context.js'
import { useResolvedArgs } from './auth-middleware.js'
import type { FetcherContext, FetcherResponse, LooseArguments, SchemaSource, TupleKey } from './types.js'

/** Returns the key of each page, from its index and the previous page's data. */
export type ClerkKeyLoader<Data = unknown, PageKey extends Arguments = Arguments> = (
  index: number,
  previousPageData: Data | null,
) => PageKey

/** A fetcher of pages. It receives the page's key as `getKey` returned it, and `authFetch`. */
export type ClerkPageFetcher<Data, KeyLoader> = KeyLoader extends (...args: never) => infer PageKey
  ? (key: Exclude<PageKey, null | undefined | false>, context: FetcherContext) => FetcherResponse<Data>
  : never

/** SWR's own options of `useSWRInfinite`, with a fetcher that receives `authFetch`. */
export type ClerkSWRInfiniteConfiguration<Data = unknown, TError = Error, KeyLoader = ClerkKeyLoader> = Omit<
  SWRInfiniteConfiguration<Data, TError>,
  'fetcher'
> & {
  /** In place of the second argument. */
  fetcher?: ClerkPageFetcher<Data, KeyLoader>
  schema?: undefined
}

/** SWR's own options of `useSWRInfinite`, with a schema that checks the JSON of each page. */
export type ClerkSWRInfiniteSchemaConfiguration<Data = unknown, TError = Error> = Omit<
  SWRInfiniteConfiguration<Data, TError>,
  'fetcher'
> &
  SchemaSource<Data>

/** Any loader. Typed as a method, so that a loader may declare the type of its own pages. */
type AnyLoader = { load(index: number, previousPageData: unknown): Arguments }['load']

/** Keeps the literal types of a tuple when the caller passes the type of a page. */
type TupleLoader<Data> = (index: number, previousPageData: Data | null) => TupleKey

/**
 * `useSWRInfinite` with the session token on each request and the user in the keys of the list and of each page.
 *
 * @param getKey `(index, previousPageData) => key`, `null` after the last page. Without a fetcher the key is the request
 * @param fetcher `(key, { authFetch }) => page`; without one the page's JSON is fetched
 * @param config SWR's own options and, without a fetcher, a `schema` that checks each page
 * @returns SWR's own result. Its `mutate` and `setSize` are for the current user, and do nothing for the next one. While Clerk loads and
 *   when signed out, as `useClerkSWR`
 * @throws Error outside of `AuthFetchProvider` and, with `@x/react`, of `ClerkProvider`
 * @example
 * ```tsx
 * import { useClerkSWRInfinite } from '@x/react/swr'
 *
 * export function Orders() {
 *   const { data = [], size, setSize } = useClerkSWRInfinite<string[]>((page) => `/api/orders?page=${page}`)
 *   return <button onClick={() => setSize(size + 1)}>More than {data.flat().length}</button>
 * }
 * ```
 * @see https://swr.vercel.app/docs/pagination#useswrinfinite
 */
export function useClerkSWRInfinite<Data, TError = Error>(
  getKey: ClerkKeyLoader<Data>,
  config: ClerkSWRInfiniteSchemaConfiguration<Data, TError>,
): SWRInfiniteResponse<Data, TError>
export function useClerkSWRInfinite<Data = unknown, TError = Error, KeyLoader extends AnyLoader = TupleLoader<Data>>(
  getKey: KeyLoader,
  fetcher: ClerkPageFetcher<Data, KeyLoader> | null,
  config?: ClerkSWRInfiniteConfiguration<Data, TError, KeyLoader>,
): SWRInfiniteResponse<Data, TError>
export function useClerkSWRInfinite<Data = unknown, TError = Error>(
  getKey: ClerkKeyLoader<Data>,
  fetcher: ((key: never, context: FetcherContext) => FetcherResponse<Data>) | null,
  config?: ClerkSWRInfiniteConfiguration<Data, TError>,
): SWRInfiniteResponse<Data, TError>
export function useClerkSWRInfinite<Data = unknown, TError = Error, KeyLoader extends AnyLoader = TupleLoader<Data>>(
  getKey: KeyLoader,
  config?: ClerkSWRInfiniteConfiguration<Data, TError, KeyLoader>,
): SWRInfiniteResponse<Data, TError>
export function useClerkSWRInfinite<Data = unknown, TError = Error>(
  getKey: ClerkKeyLoader<Data>,
  config?: ClerkSWRInfiniteConfiguration<Data, TError>,
): SWRInfiniteResponse<Data, TError>
export function useClerkSWRInfinite(...args: LooseArguments): SWRInfiniteResponse {
  const [getKey, fetcher, config] = useResolvedArgs(useAuthSession('useClerkSWRInfinite'), args, serializeList)
  // By the signatures, the key is a function of the page's index and the configuration a list's.
  return useSWRInfinite(getKey as SWRInfiniteKeyLoader, fetcher, config as object)
}

/** Returns the name of a list's entry; `''` if it has no first page. */
function serializeList(getKey: Key): string {
  try {
    const name = getKey ? unstable_serialize(getKey as SWRInfiniteKeyLoader) : '' // see the signatures
    return name === '$inf$' ? '' : name
  } catch {
    // As in SWR, a key function that throws is not ready yet.
    return ''
  }
}
