import {
  createQueryFn,
  SignedOutError,
  type AuthFetch,
  type JsonRequestInit,
  type StandardSchemaV1,
} from '@x/auth-fetch'
import { skipToken, type QueryFunctionContext, type QueryKey, type SkipToken } from '@tanstack/react-query'
import { nameQuery, scopeKey, type OwnedQueryKey } from './query-key.js'

/** A query function whose types its caller has checked. */
export type QueryFn = (context: QueryFunctionContext) => unknown

/** The options of any query hook, as far as they are read here: the hooks' signatures have checked them. */
export interface LooseQueryOptions {
  readonly queryKey: QueryKey
  readonly queryFn?: unknown
  readonly url?: unknown
  readonly init?: unknown
  readonly schema?: unknown
  readonly queryHash?: unknown
  readonly queryKeyHashFn?: unknown
  readonly placeholderData?: unknown
  readonly select?: unknown
  readonly structuralSharing?: unknown
  readonly retry?: unknown
  readonly retryDelay?: unknown
  /** Not TanStack Query's: ends with the time of who asked for it. It tells two times of one user apart, and prints as nothing. */
  readonly ownerSignal?: AbortSignal
}

/** Options for TanStack Query's own hooks and methods. */
export interface ScopedQueryOptions {
  readonly queryKey: OwnedQueryKey<QueryKey>
  readonly queryFn?: QueryFn | SkipToken
  readonly placeholderData?: unknown
  readonly enabled?: false
}

/** Options in the making: a copy that nobody else holds. */
export type Draft = { -readonly [Name in keyof LooseQueryOptions]: LooseQueryOptions[Name] }

/**
 * Disables a query whose `url` is falsy, as in `url: id && '/todos/' + id`. Without this the client's default function would run
 * whenever `id` is undefined.
 *
 * @param draft the options merged with the defaults
 * @param options the options as the hook received them
 */
export function skipWithoutUrl(draft: Draft, options: LooseQueryOptions): void {
  if ('url' in options && !options.url && options.queryFn === undefined) draft.url = skipToken
}

/** Puts the owner into the key, and the request into the query function. */
export function scopeQueryOptions(authFetch: AuthFetch, identityKey: string, draft: Draft): ScopedQueryOptions {
  const { queryHash, queryKeyHashFn } = draft
  const queryFn = createSourceFn(authFetch, draft)
  draft.queryKey = scopeKey(draft.queryKey, identityKey)
  // A name of the app's own may leave out the owner.
  if (queryHash !== undefined) draft.queryHash = `${identityKey} ${String(queryHash)}`
  if (typeof queryKeyHashFn === 'function')
    draft.queryKeyHashFn = (key: QueryKey) => `${identityKey} ${queryKeyHashFn(key)}`
  if (queryFn) draft.queryFn = queryFn
  // One that is there but undefined would hide the client's default.
  else delete draft.queryFn
  return draft as ScopedQueryOptions // now it is
}

/** Nobody is signed in: nothing is sent, and what the hook was given to show at first may be somebody's. */
export const disabledOptions: {
  readonly enabled: false
  readonly queryFn: QueryFn
  readonly initialData: undefined
  readonly placeholderData: undefined
} = {
  enabled: false,
  // `refetch` and `prefetchQuery` do not ask whether it is enabled.
  queryFn: ({ queryKey }) => Promise.reject(new SignedOutError(nameQuery(queryKey.slice(0, -1)))),
  initialData: undefined,
  placeholderData: undefined,
}

/**
 * Returns the query function that options describe: `skipToken` when there is nothing to fetch, and `undefined` to leave it to the
 * client's default.
 */
function createSourceFn(
  authFetch: AuthFetch,
  { queryFn, url, init, schema }: LooseQueryOptions,
): QueryFn | SkipToken | undefined {
  if (url === skipToken) return skipToken
  if (url) {
    return (context) => {
      const input = resolve(url, context) as RequestInfo | URL // see RequestSource
      const given = resolve(init, context) as JsonRequestInit | undefined // see RequestSource
      const checked = schema === undefined ? given : { ...given, schema: schema as StandardSchemaV1 } // as above
      return createQueryFn(authFetch)(input, checked)(context)
    }
  }
  if (typeof queryFn !== 'function') return queryFn as SkipToken | undefined // see FunctionSource
  // A copy of the context would read its `signal`, which tells TanStack Query to abort on unmount.
  return (context) => queryFn(Object.defineProperty(context, 'authFetch', { value: authFetch, enumerable: true }))
}

function resolve(value: unknown, context: QueryFunctionContext): unknown {
  return typeof value === 'function' ? value(context) : value
}
