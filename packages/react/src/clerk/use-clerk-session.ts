'use client'
import { useAuth, useClerk } from '@clerk/clerk-react'
import { useContext, useReducer } from 'react'
import { includePending, type AuthState } from '../auth/auth-state.js'
import { AuthSessionContext } from '../auth/session-context.js'
import type { AuthSession } from '../auth/auth-session.js'
import { useCommitEffect } from '../auth/use-commit-effect.js'
import { getClerkAuthClient } from './clerk-auth-clients.js'

/**
 * Reads the scope of the nearest `AuthFetchProvider`, or else that of the nearest `ClerkProvider`.
 *
 * @param hook the name of the hook that asks, for the message
 * @throws Error outside any provider
 */
export function useClerkSession(hook: string): AuthSession {
  'use no memo' // the compiler takes no hook behind a condition, see below
  const session = useContext(AuthSessionContext)
  if (session) return session
  // A component has the same providers above it for as long as it is mounted, so the order of its hooks holds. To ask Clerk in
  // any case would render each user of a hook on every token refresh.
  // oxlint-disable-next-line react/rules-of-hooks
  return useBareSession(hook)
}

function useBareSession(hook: string): AuthSession {
  const auth = useClerkAuth(hook)
  const [, renderAgain] = useReducer((count: number) => count + 1, 0)
  const client = getClerkAuthClient(useClerk(), auth)
  const session = client.getSession(auth)
  useCommitEffect(() => client.mount(renderAgain), [client])
  useCommitEffect(() => client.activate(session), [client, session])
  return session
}

function useClerkAuth(hook: string): AuthState {
  try {
    // oxlint-disable-next-line react/rules-of-hooks -- it throws before its first hook of its own, or never
    return useAuth(includePending)
  } catch (cause) {
    throw new Error(
      `${hook} was called outside of <ClerkProvider>. Put the app into <ClerkProvider> of @clerk/clerk-react. With another Clerk ` +
        'SDK, put <AuthFetchProvider useAuth={useAuth}> inside its own <ClerkProvider>, with useAuth from that SDK.',
      { cause },
    )
  }
}
