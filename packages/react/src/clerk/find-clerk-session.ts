'use client'
import { useReducer } from 'react'
import { includePending, type AuthState, type UseAuth } from '../auth/identity.js'
import { useCommitEffect, type FindSession } from '../auth/session-context.js'
import { getClerkAuthClient, type Clerk } from './clerk-auth-client.js'

/** The hooks of a Clerk SDK that the session of its bare `ClerkProvider` needs. */
export interface ClerkHooks {
  readonly useAuth: UseAuth
  readonly useClerk: () => Clerk
}

/**
 * Creates the hook that returns the session of an SDK's bare `ClerkProvider`.
 *
 * @param sdk the name of the SDK's package, for the message
 * @param findOther called outside of that provider
 */
export function createFindSession(sdk: string, { useAuth, useClerk }: ClerkHooks, findOther: FindSession): FindSession {
  const ownFix =
    `<ClerkProvider>. Put the app into <ClerkProvider> of ${sdk}. With another Clerk SDK, put ` +
    '<AuthFetchProvider useAuth={useAuth}> inside its own <ClerkProvider>, with useAuth from that SDK.'
  return function useClerkSession(hook, fix = ownFix) {
    'use no memo' // the compiler accepts no hook after a return
    const auth = callUseAuth(useAuth)
    if (!auth) return findOther(hook, fix)
    // A mounted component stays inside or outside of Clerk's provider, so its hooks keep their order.
    /* oxlint-disable react/rules-of-hooks */
    const client = getClerkAuthClient(useClerk(), auth)
    const [, rerender] = useReducer((count: number) => count + 1, 0)
    const session = client.getSession(auth)
    useCommitEffect(() => client.mount(rerender), [client])
    useCommitEffect(() => client.activate(session), [client, session])
    /* oxlint-enable react/rules-of-hooks */
    return session
  }
}

/** Clerk's hook throws outside of its provider, before it calls a hook that keeps state. */
function callUseAuth(useAuth: UseAuth): AuthState | undefined {
  try {
    // oxlint-disable-next-line react/rules-of-hooks -- see above
    return useAuth(includePending)
  } catch {
    return undefined
  }
}
