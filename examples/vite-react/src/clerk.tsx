import { ClerkProvider } from '@clerk/clerk-react'
import { AuthFetchProvider, type AuthFetchProviderProps } from '@x/react'
import { proxyUrl, publishableKey } from './config.ts'

export { useClerk, useReverification, useSession, useUser } from '@clerk/clerk-react'
export {
  authQueryKey,
  useAuthFetch,
  useAuthIdentity,
  useAuthInfiniteQuery,
  useAuthMutation,
  useAuthQueries,
  useAuthQuery,
  useAuthQueryFn,
  useAuthQueryOptions,
  useAuthSuspenseQuery,
  useClerkMutate,
  useClerkSWR,
  useClerkSWRImmutable,
  useClerkSWRInfinite,
  useClerkSWRMutation,
} from '@x/react'

/** The SDK's name, for the page's head. */
export const sdk = '@clerk/clerk-react'

/** Where a user of this SDK imports the hooks from; the page shows it in the panels' code. */
export const entries = { fetch: '@x/react', swr: '@x/react', query: '@x/react' }

// A local Clerk stands behind the page's own proxy and serves clerk-js from there; a hosted one needs no address.
const local = proxyUrl && {
  proxyUrl,
  clerkJSUrl: `${proxyUrl}/npm/@clerk/clerk-js@5/dist/clerk.browser.js`,
  telemetry: false as const,
}

/** Clerk, and an `authFetch` over its session for everything below. */
export function SessionProvider(options: AuthFetchProviderProps) {
  return (
    <ClerkProvider publishableKey={publishableKey} {...local}>
      <AuthFetchProvider {...options} />
    </ClerkProvider>
  )
}
