import {
  createQueryFn,
  SignedOutError,
  type AuthFetch,
  type JsonRequestInit,
  type StandardSchemaV1,
} from '@x/auth-fetch'
import {
  skipToken,
  type QueryClient,
  type QueryFunctionContext,
  type QueryKey,
  type SkipToken,
} from '@tanstack/react-query'
import { nameQuery, scopeKey, unscopeKey, type OwnedQueryKey } from './query-key.js'

/** A query function, whose types the caller has checked. */
export type QueryFn = (context: QueryFunctionContext) => unknown

/** The options of any query hook that are read here. The hooks' signatures have checked them. */
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
  /** Our own option: aborted when the lifetime of the query's owner ends. It tells two lifetimes of one user apart, and serializes to nothing. */
  readonly ownerSignal?: AbortSignal
}

/** Options for TanStack Query's own hooks and methods. */
export interface ScopedQueryOptions {
  readonly queryKey: OwnedQueryKey<QueryKey>
  readonly queryFn?: QueryFn | SkipToken
  readonly placeholderData?: unknown
  readonly enabled?: false
}

/** Options while they are being built: a copy that nothing else refers to. */
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

/** Adds the owner to the key, and turns the request into a query function. */
export function scopeQueryOptions(
  authFetch: AuthFetch,
  identityKey: string,
  draft: Draft,
  scopeClient: (client: QueryClient) => QueryClient,
): ScopedQueryOptions {
  const { queryHash, queryKeyHashFn } = draft
  const queryFn = createSourceFn(authFetch, draft, scopeClient)
  draft.queryKey = scopeKey(draft.queryKey, identityKey)
  // The app's own hash may leave out the owner.
  if (queryHash !== undefined) draft.queryHash = `${identityKey} ${String(queryHash)}`
  if (typeof queryKeyHashFn === 'function')
    draft.queryKeyHashFn = (key: QueryKey) => `${identityKey} ${queryKeyHashFn(key)}`
  if (queryFn) draft.queryFn = queryFn
  // A property that is undefined would hide the client's default.
  else delete draft.queryFn
  return draft as ScopedQueryOptions // its key now ends with the owner
}

/** The options without a user: nothing is sent, and data to start with may belong to somebody. */
export const disabledOptions: {
  readonly enabled: false
  readonly queryFn: QueryFn
  readonly initialData: undefined
  readonly placeholderData: undefined
} = {
  enabled: false,
  // `refetch` and `prefetchQuery` ignore `enabled`.
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
  scopeClient: (client: QueryClient) => QueryClient,
): QueryFn | SkipToken | undefined {
  if (url === skipToken) return skipToken
  if (!url && typeof queryFn !== 'function') return queryFn as SkipToken | undefined // see FunctionSource
  const run = url ? createRequestFn(authFetch, { url, init, schema }) : (queryFn as QueryFn)
  return (context) => {
    const { client, queryKey } = context
    // A copy of the context would read its `signal`, which tells TanStack Query to abort on unmount.
    Object.defineProperties(context, {
      authFetch: { value: authFetch, enumerable: true, configurable: true },
      queryKey: { value: unscopeKey(queryKey), enumerable: true, configurable: true },
      client: { get: () => scopeClient(client), enumerable: true, configurable: true },
    })
    return run(context)
  }
}

function createRequestFn(
  authFetch: AuthFetch,
  { url, init, schema }: Pick<LooseQueryOptions, 'url' | 'init' | 'schema'>,
): QueryFn {
  return (context) => {
    const input = resolve(url, context) as RequestInfo | URL // see RequestSource
    const given = resolve(init, context) as JsonRequestInit | undefined // see RequestSource
    const checked = schema === undefined ? given : { ...given, schema: schema as StandardSchemaV1 } // see RequestSource
    return createQueryFn(authFetch)(input, checked)(context)
  }
}

function resolve(value: unknown, context: QueryFunctionContext): unknown {
  return typeof value === 'function' ? value(context) : value
}
