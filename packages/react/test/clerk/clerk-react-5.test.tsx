import { ClerkProvider } from '@clerk/clerk-react'
import { AuthFetchProvider, useAuthFetch, useAuthIdentity, useAuthQuery, useClerkSWR } from '../../src/index.js'
import { describeSetup } from './clerk-suite.js'

const hooks = { useAuthFetch, useAuthIdentity, useClerkSWR, useAuthQuery }

describeSetup({
  name: '@clerk/clerk-react 5, bare',
  major: 5,
  hooks,
  Providers: ({ clerk, children, ...props }) => (
    <ClerkProvider {...props} Clerk={clerk as never} telemetry={false}>
      {children}
    </ClerkProvider>
  ),
})

describeSetup({
  name: '@clerk/clerk-react 5, with AuthFetchProvider',
  major: 5,
  hooks,
  Providers: ({ clerk, children, ...props }) => (
    <ClerkProvider {...props} Clerk={clerk as never} telemetry={false}>
      <AuthFetchProvider>{children}</AuthFetchProvider>
    </ClerkProvider>
  ),
})
