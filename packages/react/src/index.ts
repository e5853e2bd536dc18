export { AuthFetchProvider, type AuthFetchProviderProps } from './clerk/auth-fetch-provider.js'
export { useAuthFetch, useAuthIdentity } from './clerk/fetch-hooks.js'
export {
  useAuthInfiniteQuery,
  useAuthMutation,
  useAuthQueries,
  useAuthQuery,
  useAuthQueryFn,
  useAuthQueryOptions,
  useAuthSuspenseQuery,
} from './clerk/query-hooks.js'
export {
  useClerkMutate,
  useClerkSWR,
  useClerkSWRImmutable,
  useClerkSWRInfinite,
  useClerkSWRMutation,
} from './clerk/swr-hooks.js'
export { getAuthFetch } from './fetch/get-auth-fetch.js'
export { getAuthIdentity } from './fetch/get-auth-identity.js'
export { authQueryKey } from './query/query-key.js'
export {
  authInfiniteQueryOptions,
  authQueryOptions,
  type OwnedKey,
  type QueryOwner,
} from './query/auth-query-options.js'
export { useAuthSuspenseQueries } from './query/use-auth-queries.js'
export { useAuthInfiniteQueryOptions } from './query/use-auth-query-options.js'
export { useAuthSuspenseInfiniteQuery } from './query/use-auth-suspense-query.js'
export type { OwnedQueryKey, OwnerTag } from './query/query-key.js'
export type {
  AuthQueriesOptions,
  AuthQueriesResults,
  AuthSuspenseQueriesOptions,
  AuthSuspenseQueriesResults,
  UseAuthQueriesOptions,
  UseAuthSuspenseQueriesOptions,
} from './query/queries-types.js'
export type {
  AuthFetchContext,
  AuthQueryFunction,
  FromContext,
  FunctionSource,
  MutationFunctionSource,
  MutationRequest,
  QuerySource,
  RequestSource,
  Skipped,
  UseAuthInfiniteQueryOptions,
  UseAuthMutationOptions,
  UseAuthQueryOptions,
  UseAuthSuspenseInfiniteQueryOptions,
  UseAuthSuspenseQueryOptions,
  WithInitialData,
} from './query/types.js'
export type { AuthState, ProviderOptions, UseAuth, UseAuthOptions } from './auth/auth-state.js'
export { clerkSWRInfiniteKey } from './swr/clerk-swr-infinite-key.js'
export { clerkSWRKey } from './swr/clerk-swr-key.js'
export type { FetcherContext } from './swr/fetcher.js'
export type {
  ClerkKeyLoader,
  ClerkPageFetcher,
  ClerkSWRInfiniteConfiguration,
  ClerkSWRInfiniteHook,
} from './swr/infinite-types.js'
export type { ClerkMutationFetcher, ClerkSWRMutationConfiguration, ClerkSWRMutationHook } from './swr/mutation-types.js'
export type { ClerkFetcher, ClerkSWRConfiguration, ClerkSWRHook } from './swr/types.js'
export type { ClerkMutate } from './swr/use-clerk-mutate.js'
