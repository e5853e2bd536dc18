import { ClerkProvider, useReverification } from '@clerk/clerk-react'
import { useAuthFetch, useAuthMutation } from '../../src/index.js'
import { describeStepUp } from './step-up-suite.js'

describeStepUp({
  name: '@clerk/clerk-react 5',
  major: 5,
  useReverification: useReverification as never,
  useAuthFetch,
  useAuthMutation,
  Providers: ({ clerk, children, ...props }) => (
    <ClerkProvider {...props} Clerk={clerk as never} telemetry={false}>
      {children}
    </ClerkProvider>
  ),
})
