import { ClerkProvider } from '@clerk/clerk-react'
import { proxyUrl, publishableKey } from '@x/example-shared/page/config.ts'
import { AuthFetchProvider, type AuthFetchProviderProps } from '@x/react'

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

/** The SDK's name, shown in the page's header. */
export const sdk = '@clerk/clerk-react'

/** The entries that users of this SDK import the hooks from. The page shows them in the code of each panel. */
export const entries = { fetch: '@x/react', swr: '@x/react', query: '@x/react' }

// The page proxies the local Clerk, which also serves clerk-js. A hosted application needs none of this.
const localClerk = proxyUrl && {
  proxyUrl,
  clerkJSUrl: `${proxyUrl}/npm/@clerk/clerk-js@5/dist/clerk.browser.js`,
  telemetry: false as const,
}

/** Loads Clerk and provides an `authFetch` that sends its session token. */
export function SessionProvider(options: AuthFetchProviderProps) {
  return (
    <ClerkProvider publishableKey={publishableKey} {...localClerk}>
      <AuthFetchProvider {...options} />
    </ClerkProvider>
  )
}
