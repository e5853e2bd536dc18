export { useAuthQuery, type UseAuthQuery } from './query/use-auth-query.js'
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
