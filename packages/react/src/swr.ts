export { authFetcher } from './swr/auth-fetcher.js'
export { clerkSWRInfiniteKey, clerkSWRKey } from './swr/clerk-swr-key.js'
export type { FetcherContext } from './swr/types.js'
export { useClerkMutate, type ClerkMutate } from './swr/use-clerk-mutate.js'
export {
  useClerkSWR,
  useClerkSWRImmutable,
  type ClerkFetcher,
  type ClerkSWRConfiguration,
  type ClerkSWRSchemaConfiguration,
} from './swr/use-clerk-swr.js'
export {
  useClerkSWRInfinite,
  type ClerkKeyLoader,
  type ClerkPageFetcher,
  type ClerkSWRInfiniteConfiguration,
  type ClerkSWRInfiniteSchemaConfiguration,
} from './swr/use-clerk-swr-infinite.js'
export {
  useClerkSWRMutation,
  type ClerkMutationFetcher,
  type ClerkSWRMutationConfiguration,
} from './swr/use-clerk-swr-mutation.js'
export {
  useClerkSWRSubscription,
  type ClerkSubscribe,
  type ClerkSubscriptionContext,
} from './swr/use-clerk-swr-subscription.js'
