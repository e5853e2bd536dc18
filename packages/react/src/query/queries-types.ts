import type { StandardSchemaV1 } from '@x/auth-fetch'
import type {
  DefaultError,
  DefinedUseQueryResult,
  QueriesPlaceholderDataFunction,
  QueryKey,
  UseQueryOptions,
  UseQueryResult,
  UseSuspenseQueryResult,
} from '@tanstack/react-query'
import type { AuthQueryFunction, QuerySource, UseAuthSuspenseQueryOptions, WithInitialData } from './types.js'

/** The types of one query in a list. */
interface QueryTypes<TQueryFnData, TError, TData, TQueryKey extends QueryKey = QueryKey, TResultError = TError> {
  readonly fnData: TQueryFnData
  readonly error: TError
  readonly data: TData
  readonly key: TQueryKey
  readonly resultError: TResultError
}

/** Reads the types of a query from its type argument, an object or a tuple as for `useQueries`, or else from its options. */
type TypesOf<T> = T extends { queryFnData: infer TQueryFnData; error?: infer TError; data: infer TData }
  ? QueryTypes<TQueryFnData, TError, TData>
  : T extends { queryFnData: infer TQueryFnData; error?: infer TError }
    ? QueryTypes<TQueryFnData, TError, TQueryFnData>
    : T extends { data: infer TData; error?: infer TError }
      ? QueryTypes<unknown, TError, TData>
      : T extends [infer TQueryFnData, infer TError, infer TData]
        ? QueryTypes<TQueryFnData, TError, TData>
        : T extends [infer TQueryFnData, infer TError]
          ? QueryTypes<TQueryFnData, TError, TQueryFnData>
          : T extends [infer TQueryFnData]
            ? QueryTypes<TQueryFnData, DefaultError, TQueryFnData, QueryKey, unknown>
            : InferredTypesOf<T>

type InferredTypesOf<T> = T extends {
  queryFn?: AuthQueryFunction<infer TFunctionData, infer TQueryKey extends QueryKey> | symbol | undefined
  schema?: StandardSchemaV1<unknown, infer TSchemaData> | undefined
  select?: ((data: never) => infer TSelected) | undefined
  throwOnError?: boolean | ((error: infer TError, query: never) => boolean) | undefined
}
  ? QueryTypes<
      Known<TFunctionData, TSchemaData>,
      Known<TError, DefaultError>,
      Known<TSelected, Known<TFunctionData, TSchemaData>>,
      TQueryKey
    >
  : QueryTypes<unknown, DefaultError, unknown>

/** `T`, unless nothing is known about it. */
type Known<T, TOtherwise> = unknown extends T ? TOtherwise : T

/** The options of a query in a list. It has no previous data, since the number of queries can change. */
type ListedOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
> = Omit<UseQueryOptions<TQueryFnData, TError, TData, TQueryKey>, 'queryFn' | 'placeholderData' | 'subscribed'> & {
  placeholderData?: TQueryFnData | QueriesPlaceholderDataFunction<TQueryFnData>
} & QuerySource<TQueryFnData, TQueryKey>

type OptionsOf<T> =
  TypesOf<T> extends QueryTypes<infer TQueryFnData, infer TError, infer TData, infer TQueryKey, unknown>
    ? ListedOptions<TQueryFnData, TError, TData, TQueryKey>
    : never

type SuspenseOptionsOf<T> =
  TypesOf<T> extends QueryTypes<infer TQueryFnData, infer TError, infer TData, infer TQueryKey, unknown>
    ? UseAuthSuspenseQueryOptions<TQueryFnData, TError, TData, TQueryKey>
    : never

type ResultOf<T> =
  TypesOf<T> extends QueryTypes<infer TQueryFnData, unknown, infer TData, QueryKey, infer TError>
    ? T extends WithInitialData<TQueryFnData>
      ? DefinedUseQueryResult<TData, TError>
      : UseQueryResult<TData, TError>
    : never

type SuspenseResultOf<T> =
  TypesOf<T> extends QueryTypes<unknown, unknown, infer TData, QueryKey, infer TError>
    ? UseSuspenseQueryResult<TData, TError>
    : never

/** The queries that `useAuthQueries` accepts. */
export type AuthQueriesOptions<T extends unknown[], TDone extends unknown[] = []> = T extends []
  ? TDone
  : T extends [infer Head, ...infer Tail]
    ? AuthQueriesOptions<Tail, [...TDone, OptionsOf<Head>]>
    : readonly unknown[] extends T
      ? T
      : T extends ListedOptions<infer TQueryFnData, infer TError, infer TData, infer TQueryKey>[]
        ? ListedOptions<TQueryFnData, TError, TData, TQueryKey>[]
        : ListedOptions[]

/** The queries that `useAuthSuspenseQueries` accepts. */
export type AuthSuspenseQueriesOptions<T extends unknown[], TDone extends unknown[] = []> = T extends []
  ? TDone
  : T extends [infer Head, ...infer Tail]
    ? AuthSuspenseQueriesOptions<Tail, [...TDone, SuspenseOptionsOf<Head>]>
    : readonly unknown[] extends T
      ? T
      : T extends UseAuthSuspenseQueryOptions<infer TQueryFnData, infer TError, infer TData, infer TQueryKey>[]
        ? UseAuthSuspenseQueryOptions<TQueryFnData, TError, TData, TQueryKey>[]
        : UseAuthSuspenseQueryOptions[]

/** The results of `useAuthQueries`, in the order of the queries. */
export type AuthQueriesResults<T extends unknown[]> = { -readonly [K in keyof T]: ResultOf<T[K]> }

/** The results of `useAuthSuspenseQueries`, in the order of the queries. */
export type AuthSuspenseQueriesResults<T extends unknown[]> = { -readonly [K in keyof T]: SuspenseResultOf<T[K]> }

/** The options of `useAuthQueries`. */
export interface UseAuthQueriesOptions<T extends unknown[], TCombinedResult = AuthQueriesResults<T>> {
  /** The queries, each with the options of `useAuthQuery`. */
  readonly queries: readonly [...AuthQueriesOptions<T>] | readonly [...{ [K in keyof T]: OptionsOf<T[K]> }]
  /** Combines the results into one. */
  readonly combine?: (results: AuthQueriesResults<T>) => TCombinedResult
  /**
   * Whether the component follows later updates of the cache.
   *
   * @default true
   */
  readonly subscribed?: boolean
}

/** The options of `useAuthSuspenseQueries`. */
export interface UseAuthSuspenseQueriesOptions<T extends unknown[], TCombinedResult = AuthSuspenseQueriesResults<T>> {
  /** The queries, each with the options of `useAuthSuspenseQuery`. */
  readonly queries:
    | readonly [...AuthSuspenseQueriesOptions<T>]
    | readonly [...{ [K in keyof T]: SuspenseOptionsOf<T[K]> }]
  /** Combines the results into one. */
  readonly combine?: (results: AuthSuspenseQueriesResults<T>) => TCombinedResult
}
