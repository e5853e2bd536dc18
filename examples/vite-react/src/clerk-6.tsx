export { SessionProvider } from '@x/example-shared/page/clerk.tsx'
export { useClerk, useReverification, useSession, useUser } from '@clerk/react'
export { useAuthFetch, useAuthIdentity } from '@x/react/fetch'
export {
  authQueryKey,
  useAuthInfiniteQuery,
  useAuthMutation,
  useAuthQueries,
  useAuthQuery,
  useAuthQueryFn,
  useAuthQueryOptions,
  useAuthSuspenseQuery,
} from '@x/react/query'
export {
  useClerkMutate,
  useClerkSWR,
  useClerkSWRImmutable,
  useClerkSWRInfinite,
  useClerkSWRMutation,
} from '@x/react/swr'

/** The SDK's name, shown in the page's header. */
export const sdk = '@clerk/react'

/** The entries that users of this SDK import the hooks from. The page shows them in the code of each panel. */
export const entries = { fetch: '@x/react/fetch', swr: '@x/react/swr', query: '@x/react/query' }
