import { ClerkProvider, useAuth } from '@clerk/react'
import { AuthFetchProvider, type AuthFetchProviderProps } from '@x/react/fetch'
import { proxyUrl, publishableKey } from '../../vite-react/src/config.ts'

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

/** The SDK's name, for the page's head. */
export const sdk = '@clerk/react'

/** Where a user of this SDK imports the hooks from; the page shows it in the panels' code. */
export const entries = { fetch: '@x/react/fetch', swr: '@x/react/swr', query: '@x/react/query' }

// A local Clerk stands behind the page's own proxy and serves clerk-js from there; a hosted one needs no address.
// The local one has none of Clerk's components: the page has a form of its own.
const local = proxyUrl && {
  proxyUrl,
  __internal_clerkJSUrl: `${proxyUrl}/npm/@clerk/clerk-js@6/dist/clerk.browser.js`,
  telemetry: false as const,
  prefetchUI: false,
}

/** Clerk, and an `authFetch` over its session for everything below. */
export function SessionProvider(options: Omit<AuthFetchProviderProps, 'useAuth'>) {
  return (
    <ClerkProvider publishableKey={publishableKey} {...local}>
      <AuthFetchProvider useAuth={useAuth} {...options} />
    </ClerkProvider>
  )
}
