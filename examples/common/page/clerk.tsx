import { ClerkProvider, useAuth } from '@clerk/react'
import { AuthFetchProvider, type AuthFetchProviderProps } from '@x/react/fetch'
import { proxyUrl, publishableKey } from './config.ts'

export { useClerk, useUser } from '@clerk/react'

// The page proxies the local Clerk, which also serves clerk-js. A hosted application needs none of this.
const localClerk = proxyUrl && {
  proxyUrl,
  __internal_clerkJSUrl: `${proxyUrl}/npm/@clerk/clerk-js@6/dist/clerk.browser.js`,
  telemetry: false as const,
  // The local Clerk has no UI components: the page has its own sign-in form.
  prefetchUI: false,
}

/** Loads Clerk and provides an `authFetch` that sends its session token. */
export function SessionProvider(options: Omit<AuthFetchProviderProps, 'useAuth'>) {
  return (
    <ClerkProvider publishableKey={publishableKey} {...localClerk}>
      <AuthFetchProvider useAuth={useAuth} {...options} />
    </ClerkProvider>
  )
}
