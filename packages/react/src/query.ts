export { authQueryKey } from './query/query-key.js'
export {
  authInfiniteQueryOptions,
  authQueryOptions,
  type OwnedKey,
  type QueryOwner,
} from './query/auth-query-options.js'
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
export { useAuthInfiniteQuery } from './query/use-auth-infinite-query.js'
export { useAuthMutation } from './query/use-auth-mutation.js'
export { useAuthQueries, useAuthSuspenseQueries } from './query/use-auth-queries.js'
export { useAuthQuery } from './query/use-auth-query.js'
export { useAuthQueryClient } from './query/use-auth-query-client.js'
export { useAuthQueryFn } from './query/use-auth-query-fn.js'
export { useAuthInfiniteQueryOptions, useAuthQueryOptions } from './query/use-auth-query-options.js'
export { useAuthSuspenseInfiniteQuery, useAuthSuspenseQuery } from './query/use-auth-suspense-query.js'
