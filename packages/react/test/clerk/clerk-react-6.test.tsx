import { ClerkProvider, useAuth } from '@clerk/react'
import { AuthFetchProvider, useAuthFetch, useAuthIdentity } from '../../src/fetch.js'
import { useAuthQuery } from '../../src/query.js'
import { useClerkSWR } from '../../src/swr.js'
import { describeSetup } from './clerk-suite.js'

describeSetup({
  name: '@clerk/react 6, with AuthFetchProvider',
  major: 6,
  hooks: { useAuthFetch, useAuthIdentity, useClerkSWR, useAuthQuery },
  Providers: ({ clerk, children, ...props }) => (
    <ClerkProvider {...props} Clerk={clerk as never} telemetry={false}>
      <AuthFetchProvider useAuth={useAuth}>{children}</AuthFetchProvider>
    </ClerkProvider>
  ),
})
