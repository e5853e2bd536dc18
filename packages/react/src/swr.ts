export { useClerkSWR } from './swr/use-clerk-swr.js'
export type { FetcherContext } from './swr/fetcher.js'
export type { ClerkFetcher, ClerkSWRConfiguration, ClerkSWRHook } from './swr/types.js'
