import type { AuthFetch, JsonRequestInit, StandardSchemaV1 } from '@x/auth-fetch'
import type {
  NonUndefinedGuard,
  QueryFunctionContext,
  QueryKey,
  SkipToken,
  UseQueryOptions,
} from '@tanstack/react-query'

/** What a function gets beside TanStack Query's own context. */
export interface AuthFetchContext {
  /** `fetch` with the session token of who the query belongs to. */
  readonly authFetch: AuthFetch
}

/**
 * TanStack Query's own query function, with `authFetch` in its context. The context's `queryKey` is that of the entry: behind the
 * parts that its type tells, which is the one of `queryOptions`, stands the owner.
 */
export type AuthQueryFunction<T = unknown, TQueryKey extends QueryKey = QueryKey, TPageParam = never> = (
  context: QueryFunctionContext<TQueryKey, TPageParam> & AuthFetchContext,
) => T | Promise<T>

/** A value, or a function of the query's context. */
export type FromContext<T, TQueryKey extends QueryKey, TPageParam> =
  | T
  | ((context: QueryFunctionContext<TQueryKey, TPageParam>) => T)

/** A query by its request. */
export interface RequestSource<TQueryFnData, TQueryKey extends QueryKey, TPageParam> {
  /** What to fetch: fetch's own `input`, or a function of the query's context, such as its `pageParam`. */
  readonly url: FromContext<string | URL | Request, TQueryKey, TPageParam>
  /** Fetch's own `init`, with `auth`; or a function of the query's context. */
  readonly init?: FromContext<Omit<JsonRequestInit, 'schema'>, TQueryKey, TPageParam>
  /** Checks and types the JSON: any Standard Schema. */
  readonly schema?: StandardSchemaV1<unknown, TQueryFnData>
  readonly queryFn?: never
}

/** A query by its function. `TSkip` is `never` where it may not be skipped. */
export interface FunctionSource<TQueryFnData, TQueryKey extends QueryKey, TPageParam, TSkip = SkipToken> {
  /** The query function; its context holds `authFetch` too. `skipToken` disables the query. */
  readonly queryFn: AuthQueryFunction<TQueryFnData, TQueryKey, TPageParam> | TSkip
  readonly url?: never
  readonly init?: never
  readonly schema?: never
}

/** Where the data comes from. */
export type QuerySource<TQueryFnData, TQueryKey extends QueryKey, TPageParam = never, TSkip = SkipToken> =
  | RequestSource<TQueryFnData, TQueryKey, TPageParam>
  | FunctionSource<TQueryFnData, TQueryKey, TPageParam, TSkip>

/** Data to begin with, which makes the result's defined. */
export interface WithInitialData<T> {
  readonly initialData: NonUndefinedGuard<T> | (() => NonUndefinedGuard<T>)
}

/** The options of `useQuery`, with a request in place of the query function. */
export type UseAuthQueryOptions<
  TQueryFnData = unknown,
  TError = Error,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
  TSkip = SkipToken,
> = Omit<UseQueryOptions<TQueryFnData, TError, TData, TQueryKey>, 'queryFn' | 'queryKey' | 'initialData'> & {
  readonly queryKey: TQueryKey
  readonly initialData?: UseQueryOptions<TQueryFnData, TError, TData, TQueryKey>['initialData'] | undefined
} & QuerySource<TQueryFnData, TQueryKey, never, TSkip>
