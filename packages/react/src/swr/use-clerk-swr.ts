'use client'
import useSWR, { unstable_serialize, type Key, type SWRConfiguration, type SWRResponse } from 'swr'
import useSWRImmutable from 'swr/immutable'
import { useAuthSession } from '../auth/session-context.js'
import { useResolvedArgs } from './auth-middleware.js'
import type { FetcherContext, FetcherResponse, KeyFetcher, LooseArguments, SchemaSource, TupleKey } from './types.js'

/** A fetcher for a key. It receives the key as the hook was given it, and `authFetch`. */
export type ClerkFetcher<Data, SWRKey> = KeyFetcher<Data, SWRKey, FetcherContext>

type StrictKey = TupleKey | (() => TupleKey)

/** SWR's own options, with a fetcher that receives `authFetch`. */
export type ClerkSWRConfiguration<Data = unknown, TError = Error, SWRKey = Key> = Omit<
  SWRConfiguration<Data, TError>,
  'fetcher'
> & {
  /** In place of the second argument. */
  fetcher?: ClerkFetcher<Data, SWRKey>
  schema?: undefined
}

/** SWR's own options, with a schema that checks the JSON of the request. */
export type ClerkSWRSchemaConfiguration<Data = unknown, TError = Error> = Omit<
  SWRConfiguration<Data, TError>,
  'fetcher'
> &
  SchemaSource<Data>

/** `fallbackData` makes `data` defined, and its own type does not matter. */
type Loose<Options> = Options extends { fallbackData: unknown }
  ? Omit<Options, 'fallbackData'> & Partial<Pick<Options, 'fallbackData'>>
  : Options

/**
 * `useSWR` with the session token on each request and the user in the key: the cache follows the user. It accepts SWR's own options. A 4xx
 * other than 408 and 429 is not retried, unless `onErrorRetry` or `shouldRetryOnError` says so.
 *
 * @param key SWR's own: a string, tuple, object, function or `null`. Without a fetcher the key is the request: a `string`, a `URL` or
 *   `[input, init]`
 * @param fetcher `(key, { authFetch }) => data`; without one the request's JSON is fetched, and checked by the `schema` of the options
 * @returns SWR's own result. It is loading until Clerk is loaded. Signed out there is no data, no error and no request, and with `suspense`
 *   the hook throws `SignedOutError`. Its `mutate` is for the current user, and does nothing for the next one
 * @throws Error outside of `AuthFetchProvider` and, with `@x/react`, of `ClerkProvider`
 * @example
 * ```tsx
 * import { useClerkSWR } from '@x/react/swr'
 *
 * export function Orders() {
 *   const { data, error, isLoading } = useClerkSWR<{ id: string }[]>('/api/orders')
 *   if (error) return <p role="alert">{error.message}</p>
 *   if (isLoading || !data) return <p>Loading…</p>
 *   return <ul>{data.map(({ id }) => <li key={id}>{id}</li>)}</ul>
 * }
 * ```
 * @see https://swr.vercel.app/docs/api
 */
export function useClerkSWR<Data, TError = Error, Options = unknown>(
  key: Key,
  config: ClerkSWRSchemaConfiguration<Data, TError> & Options,
): SWRResponse<Data, TError, Options>
export function useClerkSWR<Data = unknown, TError = Error, SWRKey extends Key = StrictKey>(
  key: SWRKey,
  fetcher?: ClerkFetcher<Data, SWRKey> | null,
): SWRResponse<Data, TError>
export function useClerkSWR<Data = unknown, TError = Error, SWRKey extends Key = Key>(
  key: SWRKey,
  fetcher: ClerkFetcher<Data, SWRKey> | null,
): SWRResponse<Data, TError>
export function useClerkSWR<
  Data = unknown,
  TError = Error,
  SWRKey extends Key = StrictKey,
  Options extends ClerkSWRConfiguration<Data, TError, SWRKey> | undefined =
    | ClerkSWRConfiguration<Data, TError, SWRKey>
    | undefined,
>(key: SWRKey, config: Loose<Options> & { fetcher: ClerkFetcher<Data, SWRKey> }): SWRResponse<Data, TError, Options>
export function useClerkSWR<
  Data = unknown,
  TError = Error,
  SWRKey extends Key = StrictKey,
  Options extends ClerkSWRConfiguration<Data, TError, SWRKey> | undefined =
    | ClerkSWRConfiguration<Data, TError, SWRKey>
    | undefined,
>(key: SWRKey, config: Loose<Options>): SWRResponse<Data, TError, Options>
export function useClerkSWR<
  Data = unknown,
  TError = Error,
  SWRKey extends Key = StrictKey,
  Options extends ClerkSWRConfiguration<Data, TError, SWRKey> | undefined =
    | ClerkSWRConfiguration<Data, TError, SWRKey>
    | undefined,
>(key: SWRKey, fetcher: ClerkFetcher<Data, SWRKey> | null, config: Loose<Options>): SWRResponse<Data, TError, Options>
export function useClerkSWR<Data = unknown, TError = Error>(
  key: Key,
  fetcher?: ((key: never, context: FetcherContext) => FetcherResponse<Data>) | null,
): SWRResponse<Data, TError>
export function useClerkSWR<
  Data = unknown,
  TError = Error,
  Options extends ClerkSWRConfiguration<Data, TError> | undefined = ClerkSWRConfiguration<Data, TError> | undefined,
>(key: Key, config: Loose<Options>): SWRResponse<Data, TError, Options>
export function useClerkSWR<
  Data = unknown,
  TError = Error,
  Options extends ClerkSWRConfiguration<Data, TError> | undefined = ClerkSWRConfiguration<Data, TError> | undefined,
>(
  key: Key,
  fetcher: ((key: never, context: FetcherContext) => FetcherResponse<Data>) | null,
  config: Loose<Options>,
): SWRResponse<Data, TError, Options>
export function useClerkSWR(...args: LooseArguments): SWRResponse {
  const [key, fetcher, config] = useResolvedArgs(useAuthSession('useClerkSWR'), args, unstable_serialize)
  return useSWR(key, fetcher, config)
}

/**
 * `useSWRImmutable` with the session token on each request and the user in the key: it fetches once per identity. Its signatures are those
 * of `useClerkSWR`.
 *
 * @param key as in `useClerkSWR`
 * @param fetcher as in `useClerkSWR`
 * @param config SWR's own options, except those that revalidate
 * @returns as `useClerkSWR`
 * @throws Error outside of `AuthFetchProvider` and, with `@x/react`, of `ClerkProvider`
 * @example
 * ```tsx
 * import { useClerkSWRImmutable } from '@x/react/swr'
 *
 * export function Plan() {
 *   const { data } = useClerkSWRImmutable<{ name: string }>('/api/plan')
 *   return <p>{data?.name}</p>
 * }
 * ```
 * @see https://swr.vercel.app/docs/revalidation#disable-automatic-revalidations
 */
export const useClerkSWRImmutable: typeof useClerkSWR = (...args: LooseArguments): SWRResponse => {
  const [key, fetcher, config] = useResolvedArgs(useAuthSession('useClerkSWRImmutable'), args, unstable_serialize)
  return useSWRImmutable(key, fetcher, config)
}
