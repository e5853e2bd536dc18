export { authQueryKey } from './query/auth-query-key.js'
export {
  authQueryOptions,
  type CreateOwnedQueryOptions,
  type OwnedQueryOptions,
  type QueryOwner,
} from './query/auth-query-options.js'
export type { OwnedQueryKey, OwnerTag } from './query/key.js'
export type {
  MutationDefaultsSource,
  MutationFunctionSource,
  MutationRequest,
  UseAuthMutation,
  UseAuthMutationOptions,
} from './query/mutation-types.js'
export type { AuthQueriesResults, UseAuthQueries } from './query/queries-types.js'
export type {
  AuthFetchContext,
  AuthQueryFunction,
  FromContext,
  FunctionSource,
  QuerySource,
  RequestSource,
  UseAuthQueryOptions,
  WithInitialData,
} from './query/types.js'
export {
  useAuthInfiniteQuery,
  type UseAuthInfiniteQuery,
  type UseAuthInfiniteQueryOptions,
} from './query/use-auth-infinite-query.js'
export { useAuthMutation } from './query/use-auth-mutation.js'
export { useAuthQueries } from './query/use-auth-queries.js'
export { useAuthQuery, type UseAuthQuery } from './query/use-auth-query.js'
export { useAuthQueryClient } from './query/use-auth-query-client.js'
export { useAuthQueryFn } from './query/use-auth-query-fn.js'
export { useAuthQueryOptions, type BindAuthQueryOptions } from './query/use-auth-query-options.js'
export {
  useAuthSuspenseQuery,
  type UseAuthSuspenseQuery,
  type UseAuthSuspenseQueryOptions,
} from './query/use-auth-suspense-query.js'
