import { ClerkProvider, useAuth } from '@clerk/react'
import { AuthFetchProvider } from '@x/react/fetch'
import type { ReactNode } from 'react'
import { apiOrigin, proxyUrl, publishableKey } from '../../vite-react/src/config.ts'

export { useClerk, useUser } from '@clerk/react'

// A local Clerk stands behind the page's own proxy and serves clerk-js from there; a hosted one needs no address.
const local = proxyUrl && {
  proxyUrl,
  __internal_clerkJSUrl: `${proxyUrl}/npm/@clerk/clerk-js@6/dist/clerk.browser.js`,
  telemetry: false as const,
  prefetchUI: false,
}

/** Clerk, and an `authFetch` over its session for everything below. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  return (
    <ClerkProvider publishableKey={publishableKey} {...local}>
      <AuthFetchProvider useAuth={useAuth} origins={[apiOrigin]}>
        {children}
      </AuthFetchProvider>
    </ClerkProvider>
  )
}
