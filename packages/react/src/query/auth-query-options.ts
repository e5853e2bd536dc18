import type { AuthFetch, Identity } from '@x/auth-fetch'
import type { DataTag, QueryFunction, QueryKey, UseQueryOptions } from '@tanstack/react-query'
import { markerOf } from '../scope/identity-marker.js'
import type { OwnedQueryKey } from './key.js'
import { idle, ownQuery } from './own-query.js'
import type { UseAuthQueryOptions } from './types.js'

/** Who the options are for. */
export interface QueryOwner {
  /** What sends the requests: from `useAuthFetch`, or on a server from `createAuthFetch`. */
  readonly authFetch: AuthFetch
  /** The user, and the organization when one is active; `null` when nobody is signed in. */
  readonly identity: Pick<Identity, 'userId' | 'orgId'> | null
}

/** Options for TanStack Query itself: the key is tagged with the type of its data. */
export type OwnedQueryOptions<TQueryFnData, TError, TData, TQueryKey extends QueryKey> = Omit<
  UseQueryOptions<TQueryFnData, TError, TData, OwnedQueryKey<TQueryKey>>,
  'queryKey' | 'queryFn'
> & {
  readonly queryKey: DataTag<OwnedQueryKey<TQueryKey>, TQueryFnData, TError>
  readonly queryFn?: QueryFunction<TQueryFnData, OwnedQueryKey<TQueryKey>>
}

/**
 * Gives the options under which `useAuthQuery` keeps its data, for TanStack Query itself: `prefetchQuery`, `ensureQueryData` in a
 * loader, server rendering. Usable in Server Components.
 *
 * @param options those of `useAuthQuery`
 * @param owner who they are for. A server knows it from the request
 * @returns the options, with the owner at the end of `queryKey`
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
  TError = Error,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  options: UseAuthQueryOptions<TQueryFnData, TError, TData, TQueryKey>,
  { authFetch, identity }: QueryOwner,
): OwnedQueryOptions<TQueryFnData, TError, TData, TQueryKey> {
  const bound = ownQuery(authFetch, markerOf(identity), { ...options })
  return (identity === null ? { ...bound, ...idle } : bound) as never // the signature says what ownQuery does
}
