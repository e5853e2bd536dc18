import { ClerkProvider, useAuth } from '@clerk/clerk-react'
import { AuthFetchProvider } from '@x/react/fetch'
import type { SdkProps } from './sdk-props.ts'
import { Who } from './who.tsx'

/** Clerk's SDK of the fifth major. */
export function Sdk({ config, children, ...options }: SdkProps) {
  const { publishableKey, proxyUrl } = config
  const clerkJSUrl = `${proxyUrl}/npm/@clerk/clerk-js@5/dist/clerk.browser.js`
  return (
    <ClerkProvider publishableKey={publishableKey} proxyUrl={proxyUrl} clerkJSUrl={clerkJSUrl} telemetry={false}>
      <Who useAuth={useAuth} />
      <AuthFetchProvider useAuth={useAuth} {...options}>
        {children}
      </AuthFetchProvider>
    </ClerkProvider>
  )
}
