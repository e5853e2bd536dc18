import type { AuthFetch, AuthFetchOptions, Identity } from '@x/auth-fetch'
import type {
  DataTag,
  DefaultError,
  DefinedInitialDataInfiniteOptions,
  DefinedInitialDataOptions,
  InfiniteData,
  QueryKey,
  UndefinedInitialDataInfiniteOptions,
  UndefinedInitialDataOptions,
  UnusedSkipTokenInfiniteOptions,
  UnusedSkipTokenOptions,
} from '@tanstack/react-query'
import { getIdentityKey } from '../auth/identity.js'
import { createAuthQueryClient } from './auth-query-client.js'
import { findIdentityKey, type OwnedQueryKey } from './query-key.js'
import { disabledOptions, scopeQueryOptions, skipWithoutUrl, type LooseQueryOptions } from './scope-query-options.js'
import type { UseAuthInfiniteQueryOptions, UseAuthQueryOptions, WithInitialData } from './types.js'

/** The user that the options are for. */
export interface QueryOwner {
  /** Sends the requests: from `getAuthFetch`, `useAuthFetch`, or on a server from `createAuthFetch`. */
  readonly authFetch: AuthFetch
  /** The user, and the organization when one is active; `null` when nobody is signed in. */
  readonly identity: Pick<Identity, 'userId' | 'orgId'> | null
  /**
   * What happens when nobody is signed in, as in the options of `authFetch`: `'anonymous'` fetches all the same.
   *
   * @default 'throw'
   */
  readonly signedOut?: AuthFetchOptions['signedOut']
}

/** The key in options for TanStack Query: it ends with the owner, and is tagged with the type of its data. */
export interface OwnedKey<TQueryKey extends QueryKey, TQueryFnData, TError> {
  queryKey: DataTag<OwnedQueryKey<TQueryKey>, TQueryFnData, TError>
}

/**
 * Creates the options under which `useAuthQuery` keeps its data, for TanStack Query itself: `prefetchQuery`, `ensureQueryData` in a
 * loader, server rendering. Usable in Server Components. In a component use `useAuthQueryOptions`: it also protects what TanStack Query
 * keeps in the component, such as a selection, from the next user, and has the client purged at sign-out.
 *
 * @param options the options of `useAuthQuery`
 * @param owner the user that they are for. A server knows it from the request
 * @returns the options, with the owner at the end of `queryKey`. Without a user they are disabled, and a fetch with them rejects with
 *   `SignedOutError`
 * @example
 * ```tsx
 * import { createAuthFetch, type GetToken } from '@x/auth-fetch'
 * import { authQueryOptions } from '@x/react/query'
 * import { QueryClient } from '@tanstack/react-query'
 *
 * export async function prefetch(auth: { userId: string; orgId: string | null; getToken: GetToken }) {
 *   const client = new QueryClient()
 *   const authFetch = createAuthFetch({ getToken: auth.getToken, baseUrl: 'https://api.example.com' })
 *   await client.prefetchQuery(authQueryOptions({ queryKey: ['orders'], url: '/orders' }, { authFetch, identity: auth }))
 *   return client
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/guides/advanced-ssr
 */
export function authQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  options: UseAuthQueryOptions<TQueryFnData, TError, TData, TQueryKey, never> & WithInitialData<TQueryFnData>,
  owner: QueryOwner,
): DefinedInitialDataOptions<TQueryFnData, TError, TData, OwnedQueryKey<TQueryKey>> &
  OwnedKey<TQueryKey, TQueryFnData, TError>
export function authQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  options: UseAuthQueryOptions<TQueryFnData, TError, TData, TQueryKey, never>,
  owner: QueryOwner,
): UnusedSkipTokenOptions<TQueryFnData, TError, TData, OwnedQueryKey<TQueryKey>> &
  OwnedKey<TQueryKey, TQueryFnData, TError>
export function authQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  options: UseAuthQueryOptions<TQueryFnData, TError, TData, TQueryKey>,
  owner: QueryOwner,
): UndefinedInitialDataOptions<TQueryFnData, TError, TData, OwnedQueryKey<TQueryKey>> &
  OwnedKey<TQueryKey, TQueryFnData, TError>
export function authQueryOptions(options: LooseQueryOptions, owner: QueryOwner): object {
  return scopeToOwner(options, owner)
}

/**
 * Creates the options under which `useAuthInfiniteQuery` keeps its list, for TanStack Query itself: `prefetchInfiniteQuery` in a
 * loader, server rendering. Usable in Server Components. In a component use `useAuthInfiniteQueryOptions`.
 *
 * @param options the options of `useAuthInfiniteQuery`
 * @param owner who they are for. A server knows it from the request
 * @returns the options, with the owner at the end of `queryKey`. Without a user they are disabled, and a fetch with them rejects with
 *   `SignedOutError`
 * @example
 * ```tsx
 * import { getAuthFetch, getAuthIdentity } from '@x/react/fetch'
 * import { authInfiniteQueryOptions } from '@x/react/query'
 * import type { QueryClient } from '@tanstack/react-query'
 *
 * export async function loadOrders(client: QueryClient) {
 *   const identity = getAuthIdentity()
 *   if (!identity) return
 *   const orders = authInfiniteQueryOptions<{ ids: string[]; next: number | null }>(
 *     {
 *       queryKey: ['orders'],
 *       url: ({ pageParam }) => `/api/orders?page=${pageParam}`,
 *       initialPageParam: 1,
 *       getNextPageParam: (page) => page.next,
 *     },
 *     { authFetch: getAuthFetch(), identity },
 *   )
 *   await client.prefetchInfiniteQuery(orders)
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/reference/infiniteQueryOptions
 */
export function authInfiniteQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = InfiniteData<TQueryFnData>,
  TQueryKey extends QueryKey = QueryKey,
  TPageParam = unknown,
>(
  options: UseAuthInfiniteQueryOptions<TQueryFnData, TError, TData, TQueryKey, TPageParam, never> &
    WithInitialData<InfiniteData<TQueryFnData, TPageParam>>,
  owner: QueryOwner,
): DefinedInitialDataInfiniteOptions<TQueryFnData, TError, TData, OwnedQueryKey<TQueryKey>, TPageParam> &
  OwnedKey<TQueryKey, InfiniteData<TQueryFnData>, TError>
export function authInfiniteQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = InfiniteData<TQueryFnData>,
  TQueryKey extends QueryKey = QueryKey,
  TPageParam = unknown,
>(
  options: UseAuthInfiniteQueryOptions<TQueryFnData, TError, TData, TQueryKey, TPageParam, never>,
  owner: QueryOwner,
): UnusedSkipTokenInfiniteOptions<TQueryFnData, TError, TData, OwnedQueryKey<TQueryKey>, TPageParam> &
  OwnedKey<TQueryKey, InfiniteData<TQueryFnData>, TError>
export function authInfiniteQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = InfiniteData<TQueryFnData>,
  TQueryKey extends QueryKey = QueryKey,
  TPageParam = unknown,
>(
  options: UseAuthInfiniteQueryOptions<TQueryFnData, TError, TData, TQueryKey, TPageParam>,
  owner: QueryOwner,
): UndefinedInitialDataInfiniteOptions<TQueryFnData, TError, TData, OwnedQueryKey<TQueryKey>, TPageParam> &
  OwnedKey<TQueryKey, InfiniteData<TQueryFnData>, TError>
export function authInfiniteQueryOptions(options: LooseQueryOptions, owner: QueryOwner): object {
  return scopeToOwner(options, owner)
}

function scopeToOwner(options: LooseQueryOptions, owner: QueryOwner): LooseQueryOptions {
  const { authFetch, identity, signedOut } = owner
  const canFetch = identity !== null || signedOut === 'anonymous'
  const identityKey = getIdentityKey(identity)
  const { placeholderData } = options
  const kept = typeof placeholderData === 'function' && {
    placeholderData: scopePlaceholder(placeholderData, identityKey),
  }
  const draft = { ...options, ...kept }
  skipWithoutUrl(draft, options)
  const scoped = scopeQueryOptions(authFetch, identityKey, draft, (client) =>
    createAuthQueryClient(client, {
      identityKey,
      isActive: () => canFetch,
      resolve: (own) => scopeToOwner(own, owner),
    }),
  )
  return canFetch ? scoped : { ...scoped, ...disabledOptions }
}

const placeholders = new WeakMap<object, Map<string, unknown>>()

/** Returns a placeholder function that receives only the same owner's data. It is stable, so that TanStack Query can reuse its result. */
function scopePlaceholder(placeholder: object, identityKey: string): unknown {
  let byIdentityKey = placeholders.get(placeholder)
  if (!byIdentityKey) placeholders.set(placeholder, (byIdentityKey = new Map()))
  let own = byIdentityKey.get(identityKey)
  if (!own) {
    const call = placeholder as (...args: unknown[]) => unknown // it is a function
    own = (data: unknown, query: { readonly queryKey: QueryKey } | undefined) =>
      findIdentityKey(query?.queryKey) === identityKey ? call(data, query) : call()
    byIdentityKey.set(identityKey, own)
  }
  return own
}
