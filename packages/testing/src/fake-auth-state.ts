import type { GetTokenOptions } from '@x/auth-fetch'
import { claimsOf, type FakeClaims, type FakeUser } from './fake-user.js'

/** What the fake `useAuth` gives: all that Clerk's own does. */
export interface FakeAuthState {
  readonly isLoaded: boolean
  readonly isSignedIn: boolean | undefined
  readonly userId: string | null | undefined
  readonly sessionId: string | null | undefined
  readonly sessionClaims: FakeClaims | null | undefined
  readonly actor: null | undefined
  readonly orgId: string | null | undefined
  readonly orgRole: string | null | undefined
  readonly orgSlug: string | null | undefined
  readonly has: (asked: { readonly role?: string; readonly permission?: string }) => boolean
  readonly getToken: (options?: GetTokenOptions) => Promise<string | null>
  readonly signOut: () => Promise<void>
}

type Identity = Omit<FakeAuthState, 'isLoaded' | 'getToken' | 'signOut'>

/** Gives what `useAuth` says about a user. */
export function describeUser(user: FakeUser, sessionId: string): Identity {
  const { userId, orgId = null, orgSlug = orgId, orgPermissions = [] } = user
  const orgRole = orgId === null ? null : (user.orgRole ?? 'org:member')
  return {
    isSignedIn: true,
    userId,
    sessionId,
    sessionClaims: claimsOf(user, sessionId, Date.now()),
    actor: null,
    orgId,
    orgRole,
    orgSlug,
    has: ({ role, permission }) =>
      (role === undefined || role === orgRole) && (permission === undefined || orgPermissions.includes(permission)),
  }
}

/** Gives what `useAuth` says about nobody: `null` when nobody is signed in, `undefined` while that is not known. */
export function describeNobody(nothing: null | undefined): Identity {
  return {
    isSignedIn: nothing === null ? false : undefined,
    userId: nothing,
    sessionId: nothing,
    sessionClaims: nothing,
    actor: nothing,
    orgId: nothing,
    orgRole: nothing,
    orgSlug: nothing,
    has: () => false,
  }
}
