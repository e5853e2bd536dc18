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
export { useClerkMutate, type ClerkMutate } from './swr/use-clerk-mutate.js'
export { useClerkSWR } from './swr/use-clerk-swr.js'
export { useClerkSWRImmutable } from './swr/use-clerk-swr-immutable.js'
export { useClerkSWRInfinite } from './swr/use-clerk-swr-infinite.js'
export { useClerkSWRMutation } from './swr/use-clerk-swr-mutation.js'
