export { AuthFetchProvider, type AuthFetchProviderProps } from './clerk/auth-fetch-provider.js'
export { useAuthFetch, useAuthIdentity } from './clerk/fetch-hooks.js'
export { useAuthQuery } from './clerk/query-hooks.js'
export { useClerkSWR } from './clerk/swr-hooks.js'
export type { OwnedQueryKey, OwnerTag } from './query/key.js'
export type {
  AuthFetchContext,
  AuthQueryFunction,
  FromContext,
  FunctionSource,
  QuerySource,
  RequestSource,
  UseAuthQueryOptions,
} from './query/types.js'
export type { UseAuthQuery } from './query/use-auth-query.js'
export type { AuthState, ProviderOptions, UseAuth } from './scope/auth-state.js'
export type { FetcherContext } from './swr/fetcher.js'
export type { ClerkFetcher, ClerkSWRConfiguration, ClerkSWRHook } from './swr/types.js'
