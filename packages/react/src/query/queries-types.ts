import type { StandardSchemaV1 } from '@x/auth-fetch'
import type { DefinedUseQueryResult, QueryClient, QueryKey, UseQueryResult } from '@tanstack/react-query'
import type { AuthQueryFunction, UseAuthQueryOptions } from './types.js'

/** The data of one query: from its type argument, its schema or its function. */
type FnDataOf<T> = T extends { queryFnData: infer Data }
  ? Data
  : T extends { schema: StandardSchemaV1<unknown, infer Data> }
    ? Data
    : T extends { queryFn?: AuthQueryFunction<infer Data, infer _Key extends QueryKey> | symbol }
      ? Data
      : unknown

/** What a query gives after `select`. */
type DataOf<T> = T extends { data: infer Data }
  ? Data
  : T extends { select?: (data: never) => infer Data }
    ? unknown extends Data
      ? FnDataOf<T>
      : Data
    : FnDataOf<T>

type ErrorOf<T> = T extends { error: infer TError } ? TError : Error

/** The options of one query. */
type OptionsOf<T> = UseAuthQueryOptions<FnDataOf<T>, ErrorOf<T>, DataOf<T>>

/** The result of one query. */
type ResultOf<T> = T extends { initialData: infer Initial }
  ? undefined extends (Initial extends () => infer Given ? Given : Initial)
    ? UseQueryResult<DataOf<T>, ErrorOf<T>>
    : DefinedUseQueryResult<DataOf<T>, ErrorOf<T>>
  : UseQueryResult<DataOf<T>, ErrorOf<T>>

type OptionsList<T extends readonly unknown[], Done extends readonly unknown[] = []> = T extends readonly []
  ? Done
  : T extends readonly [infer Head, ...infer Tail]
    ? OptionsList<Tail, [...Done, OptionsOf<Head>]>
    : readonly unknown[] extends T
      ? T
      : T extends readonly UseAuthQueryOptions<infer FnData, infer TError, infer Data, infer Key>[]
        ? readonly UseAuthQueryOptions<FnData, TError, Data, Key>[]
        : readonly UseAuthQueryOptions[]

/** The results of `useAuthQueries`, in the order of the queries. */
export type AuthQueriesResults<T extends readonly unknown[]> = { -readonly [K in keyof T]: ResultOf<T[K]> }

/** The signature of `useAuthQueries`. */
export type UseAuthQueries = <T extends unknown[], TCombinedResult = AuthQueriesResults<T>>(
  options: {
    /** The queries, each with the options of `useAuthQuery`. */
    readonly queries: readonly [...OptionsList<T>] | readonly [...{ [K in keyof T]: OptionsOf<T[K]> }]
    /** Makes one result of them all. */
    readonly combine?: (results: AuthQueriesResults<T>) => TCombinedResult
    /** @default true */
    readonly subscribed?: boolean
  },
  queryClient?: QueryClient,
) => TCombinedResult
