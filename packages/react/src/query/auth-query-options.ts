import type { AuthFetch, AuthFetchOptions, Identity } from '@x/auth-fetch'
import type { DataTag, QueryFunction, QueryKey, SkipToken, UseQueryOptions } from '@tanstack/react-query'
import { getIdentityKey } from '../auth/identity.js'
import { createAuthQueryClient } from './auth-query-client.js'
import { findIdentityKey, type OwnedQueryKey } from './key.js'
import { disabledOptions, scopeQueryOptions, type LooseQueryOptions } from './scope-query-options.js'
import type { UseAuthQueryOptions, WithInitialData } from './types.js'

/** Who the options are for. */
export interface QueryOwner {
  /** What sends the requests: from `useAuthFetch`, or on a server from `createAuthFetch`. */
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

/** Options for TanStack Query itself: the key is tagged with the type of its data. `TSkip` is `SkipToken` where they may skip. */
export type OwnedQueryOptions<TQueryFnData, TError, TData, TQueryKey extends QueryKey, TSkip = never> = Omit<
  UseQueryOptions<TQueryFnData, TError, TData, OwnedQueryKey<TQueryKey>>,
  'queryKey' | 'queryFn'
> & {
  readonly queryKey: DataTag<OwnedQueryKey<TQueryKey>, TQueryFnData, TError>
  readonly queryFn?: QueryFunction<TQueryFnData, OwnedQueryKey<TQueryKey>> | TSkip
}

/** The signatures of what makes such options; `TArguments` is what it takes beside them. */
export interface CreateOwnedQueryOptions<TArguments extends readonly unknown[]> {
  <TQueryFnData = unknown, TError = Error, TData = TQueryFnData, TQueryKey extends QueryKey = QueryKey>(
    options: UseAuthQueryOptions<TQueryFnData, TError, TData, TQueryKey> & WithInitialData<TQueryFnData>,
    ...rest: TArguments
  ): OwnedQueryOptions<TQueryFnData, TError, TData, TQueryKey> & WithInitialData<TQueryFnData>
  <TQueryFnData = unknown, TError = Error, TData = TQueryFnData, TQueryKey extends QueryKey = QueryKey>(
    options: UseAuthQueryOptions<TQueryFnData, TError, TData, TQueryKey, never>,
    ...rest: TArguments
  ): OwnedQueryOptions<TQueryFnData, TError, TData, TQueryKey>
  <TQueryFnData = unknown, TError = Error, TData = TQueryFnData, TQueryKey extends QueryKey = QueryKey>(
    options: UseAuthQueryOptions<TQueryFnData, TError, TData, TQueryKey>,
    ...rest: TArguments
  ): OwnedQueryOptions<TQueryFnData, TError, TData, TQueryKey, SkipToken>
}

/**
 * Gives the options under which `useAuthQuery` keeps its data, for TanStack Query itself: `prefetchQuery`, `ensureQueryData` in a
 * loader, server rendering. Usable in Server Components. In a component use `useAuthQueryOptions`: it also keeps from the next user what
 * TanStack Query holds in the component, such as a selection, and has the client cleaned at sign-out.
 *
 * @param options those of `useAuthQuery`
 * @param owner who they are for. A server knows it from the request
 * @returns the options, with the owner at the end of `queryKey`. Those for nobody are disabled, and a fetch with them rejects with
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
export const authQueryOptions: CreateOwnedQueryOptions<[owner: QueryOwner]> = (
  options: LooseQueryOptions,
  owner: QueryOwner,
) => {
  const { authFetch, identity, signedOut } = owner
  const identityKey = getIdentityKey(identity)
  const canFetch = identity !== null || signedOut === 'anonymous'
  const { placeholderData } = options
  const kept = typeof placeholderData === 'function' && {
    placeholderData: scopePlaceholder(placeholderData, identityKey),
  }
  const bound = scopeQueryOptions(authFetch, identityKey, { ...options, ...kept }, (client) =>
    createAuthQueryClient(client, {
      identityKey,
      isActive: () => canFetch,
      resolve: (own) => authQueryOptions(own as never, owner) as LooseQueryOptions,
    }),
  )
  return (canFetch ? bound : { ...bound, ...disabledOptions }) as never // the signatures say what ownQuery does
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
