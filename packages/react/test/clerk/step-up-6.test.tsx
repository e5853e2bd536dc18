import { ClerkProvider, useAuth, useReverification } from '@clerk/react'
import { AuthFetchProvider, useAuthFetch } from '../../src/fetch.js'
import { useAuthMutation } from '../../src/query.js'
import { describeStepUp } from './step-up-suite.js'

describeStepUp({
  name: '@clerk/react 6',
  major: 6,
  useReverification: useReverification as never,
  useAuthFetch,
  useAuthMutation,
  Providers: ({ clerk, children, ...props }) => (
    <ClerkProvider {...props} Clerk={clerk as never} telemetry={false}>
      <AuthFetchProvider useAuth={useAuth}>{children}</AuthFetchProvider>
    </ClerkProvider>
  ),
})
