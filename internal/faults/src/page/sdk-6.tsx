import { ClerkProvider, useAuth } from '@clerk/react'
import { AuthFetchProvider } from '@x/react/fetch'
import type { SdkProps } from './sdk-props.ts'
import { Who } from './who.tsx'

/** Clerk's SDK of the sixth major. */
export function Sdk({ config, children, ...options }: SdkProps) {
  const { publishableKey, proxyUrl } = config
  const clerkJs = { __internal_clerkJSUrl: `${proxyUrl}/npm/@clerk/clerk-js@6/dist/clerk.browser.js` }
  return (
    <ClerkProvider
      publishableKey={publishableKey}
      proxyUrl={proxyUrl}
      prefetchUI={false}
      telemetry={false}
      {...clerkJs}
    >
      <Who useAuth={useAuth} />
      <AuthFetchProvider useAuth={useAuth} {...options}>
        {children}
      </AuthFetchProvider>
    </ClerkProvider>
  )
}
