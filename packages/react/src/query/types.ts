import type { AuthFetch, AuthRequestInit, JsonRequestInit, StandardSchemaV1 } from '@x/auth-fetch'
import type {
  DefaultError,
  InfiniteData,
  MutationFunctionContext,
  NonUndefinedGuard,
  QueryFunctionContext,
  QueryKey,
  SkipToken,
  UseInfiniteQueryOptions,
  UseMutationOptions,
  UseQueryOptions,
  UseSuspenseInfiniteQueryOptions,
  UseSuspenseQueryOptions,
} from '@tanstack/react-query'

/** Added to the context that TanStack Query passes to query and mutation functions. */
export interface AuthFetchContext {
  /** `fetch` with the session token of the query's owner. */
  readonly authFetch: AuthFetch
}

/**
 * TanStack Query's own query function, with `authFetch` in its context. At runtime the context's `queryKey` also ends with the owner,
 * which its type leaves out.
 */
export type AuthQueryFunction<T = unknown, TQueryKey extends QueryKey = QueryKey, TPageParam = never> = (
  context: QueryFunctionContext<TQueryKey, TPageParam> & AuthFetchContext,
) => T | Promise<T>

/** A value, or a function of the query's context. */
export type FromContext<T, TQueryKey extends QueryKey, TPageParam> =
  | T
  | ((context: QueryFunctionContext<TQueryKey, TPageParam>) => T)

/** What disables a query when it takes the place of `url`, so that `url: id && '/todos/' + id` can be written. */
export type Skipped = SkipToken | false | null | undefined | 0 | 0n | ''

/** A query described by its request. `TSkip` is `never` where the query cannot be disabled. */
export interface RequestSource<TQueryFnData, TQueryKey extends QueryKey, TPageParam, TSkip = Skipped> {
  /**
   * What to fetch: fetch's own `input`, or a function of the query's context, such as its `pageParam`. `skipToken` or a falsy value
   * disables the query.
   */
  readonly url: FromContext<string | URL | Request, TQueryKey, TPageParam> | TSkip
  /** Fetch's own `init` plus `auth`, or a function of the query's context. */
  readonly init?: FromContext<Omit<JsonRequestInit, 'schema'>, TQueryKey, TPageParam> | undefined
  /** Validates and types the JSON of the response: any Standard Schema. */
  readonly schema?: StandardSchemaV1<unknown, TQueryFnData> | undefined
  readonly queryFn?: undefined
}

/** A query described by its function, or by the client's default function. `TSkip` is `never` where the query cannot be disabled. */
export interface FunctionSource<TQueryFnData, TQueryKey extends QueryKey, TPageParam, TSkip = Skipped> {
  /**
   * The query function; its context also has `authFetch`. `skipToken` disables the query.
   *
   * @default the client's default query function
   */
  readonly queryFn?: AuthQueryFunction<TQueryFnData, TQueryKey, TPageParam> | Extract<TSkip, SkipToken> | undefined
  readonly url?: undefined
  readonly init?: undefined
  readonly schema?: undefined
}

/** Where the data of a query comes from. */
export type QuerySource<TQueryFnData, TQueryKey extends QueryKey, TPageParam = never, TSkip = Skipped> =
  | RequestSource<TQueryFnData, TQueryKey, TPageParam, TSkip>
  | FunctionSource<TQueryFnData, TQueryKey, TPageParam, TSkip>

/** The options of `useQuery`, with a request as an alternative to the query function. */
export type UseAuthQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
  TSkip = Skipped,
> = Omit<UseQueryOptions<TQueryFnData, TError, TData, TQueryKey>, 'queryFn' | 'initialData'> & {
  /** Data to start with, until the query is fetched. */
  readonly initialData?: UseQueryOptions<TQueryFnData, TError, TData, TQueryKey>['initialData'] | undefined
} & QuerySource<TQueryFnData, TQueryKey, never, TSkip>

/** The options of `useSuspenseQuery`, with a request as an alternative to the query function. */
export type UseAuthSuspenseQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
> = Omit<UseSuspenseQueryOptions<TQueryFnData, TError, TData, TQueryKey>, 'queryFn'> &
  QuerySource<TQueryFnData, TQueryKey, never, never>

/** The options of `useInfiniteQuery`, with a request as an alternative to the query function. */
export type UseAuthInfiniteQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = InfiniteData<TQueryFnData>,
  TQueryKey extends QueryKey = QueryKey,
  TPageParam = unknown,
  TSkip = Skipped,
> = Omit<UseInfiniteQueryOptions<TQueryFnData, TError, TData, TQueryKey, TPageParam>, 'queryFn'> &
  QuerySource<TQueryFnData, TQueryKey, TPageParam, TSkip>

/** The options of `useSuspenseInfiniteQuery`, with a request as an alternative to the query function. */
export type UseAuthSuspenseInfiniteQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = InfiniteData<TQueryFnData>,
  TQueryKey extends QueryKey = QueryKey,
  TPageParam = unknown,
> = Omit<UseSuspenseInfiniteQueryOptions<TQueryFnData, TError, TData, TQueryKey, TPageParam>, 'queryFn'> &
  QuerySource<TQueryFnData, TQueryKey, TPageParam, never>

/** Initial data, with which the data of the result is always defined. */
export interface WithInitialData<T> {
  readonly initialData: NonUndefinedGuard<T> | (() => NonUndefinedGuard<T>)
}

/** A mutation described by its request: the variables are sent as JSON. */
export interface MutationRequest<TData, TVariables> {
  /** Where to send the variables: fetch's own `input`, or a function of the variables. */
  readonly url: string | URL | ((variables: TVariables) => string | URL)
  /** @default 'POST' */
  readonly method?: string | undefined
  /** Fetch's own `init` plus `auth`. */
  readonly init?: Omit<AuthRequestInit, 'method' | 'body'> | undefined
  /** Validates and types the JSON of the response: any Standard Schema. */
  readonly schema?: StandardSchemaV1<unknown, TData> | undefined
  readonly mutationFn?: undefined
}

/** A mutation described by its function, or by the defaults of the client or of its `mutationKey`. */
export interface MutationFunctionSource<TData, TVariables> {
  /**
   * The mutation function; its context also has `authFetch`.
   *
   * @default the mutation function in the client's defaults
   */
  readonly mutationFn?:
    | ((variables: TVariables, context: MutationFunctionContext & AuthFetchContext) => Promise<TData>)
    | undefined
  readonly url?: undefined
  readonly method?: undefined
  readonly init?: undefined
  readonly schema?: undefined
}

/** The options of `useMutation`, with a request as an alternative to the mutation function. */
export type UseAuthMutationOptions<
  TData = unknown,
  TError = DefaultError,
  TVariables = void,
  TOnMutateResult = unknown,
> = Omit<UseMutationOptions<TData, TError, TVariables, TOnMutateResult>, 'mutationFn' | 'onError' | 'onSettled'> &
  MutationCallbacks<TData, TError, TVariables, TOnMutateResult> &
  (MutationRequest<TData, TVariables> | MutationFunctionSource<TData, TVariables>)

/** Two callbacks of `useMutation`, whose `null` and `undefined` do not take part in inference. */
interface MutationCallbacks<TData, TError, TVariables, TOnMutateResult> {
  /** Called after a failure; what `onMutate` returned, if it ran, is the third argument. */
  readonly onError?:
    | ((
        error: TError,
        variables: TVariables,
        onMutateResult: Or<TOnMutateResult, undefined>,
        context: MutationFunctionContext,
      ) => unknown)
    | undefined
  /** Called after a success or a failure. */
  readonly onSettled?:
    | ((
        data: TData | undefined,
        error: Or<TError, null>,
        variables: TVariables,
        onMutateResult: Or<TOnMutateResult, undefined>,
        context: MutationFunctionContext,
      ) => unknown)
    | undefined
}

/** `T | TOther`. In `useAuthMutation(mutationOptions({ … }))` a plain union would make TypeScript infer `null` as the type of the error. */
type Or<T, TOther> = [T] extends [never] ? T : T | TOther
