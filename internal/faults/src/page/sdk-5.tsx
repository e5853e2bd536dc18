import { ClerkProvider, useAuth } from '@clerk/clerk-react'
import { AuthFetchProvider } from '@x/react/fetch'
import { useState } from 'react'
import { nameOwner } from '../cell.ts'
import type { SdkProps } from './sdk-props.ts'

/** Who is signed in, as the SDK itself says it; while it does not know, as it said before. */
function Who() {
  const { isLoaded, isSignedIn, userId, orgId } = useAuth()
  const [settled, setSettled] = useState('')
  const who = isLoaded ? (isSignedIn ? nameOwner(userId, orgId) : 'nobody') : settled
  if (who !== settled) setSettled(who)
  return <p id="who">{who}</p>
}

/** Clerk's SDK of the fifth major. */
export function Sdk({ config, children, ...options }: SdkProps) {
  const { publishableKey, proxyUrl } = config
  const clerkJSUrl = `${proxyUrl}/npm/@clerk/clerk-js@5/dist/clerk.browser.js`
  return (
    <ClerkProvider publishableKey={publishableKey} proxyUrl={proxyUrl} clerkJSUrl={clerkJSUrl} telemetry={false}>
      <Who />
      <AuthFetchProvider useAuth={useAuth} {...options}>
        {children}
      </AuthFetchProvider>
    </ClerkProvider>
  )
}
