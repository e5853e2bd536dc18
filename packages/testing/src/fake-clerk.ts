import type { GetTokenOptions } from '@x/auth-fetch'
import { claimsOf, type FakeClaims, type FakeOrganization, type FakeUser } from './fake-user.js'

/** A Clerk that tests move by hand. */
export interface FakeClerk {
  /** The hook for `AuthFetchProvider`. */
  readonly useAuth: () => FakeAuthState
  /** What each `getToken()` was asked for, in order. */
  readonly tokenCalls: readonly (GetTokenOptions | undefined)[]

  /** Somebody is signed in, in a session of their own, whoever was before. */
  readonly signIn: (user: string | FakeUser) => void
  /** Nobody is signed in. */
  readonly signOut: () => void
  /** Another organization is active; `null` for the personal account. */
  readonly switchOrganization: (organization: string | FakeOrganization | null) => void

  /** Who is signed in is not known, for a moment: `isLoaded` is `false`. */
  readonly startLoading: () => void
  /** Who is signed in is known again. */
  readonly finishLoading: () => void

  /** The token that `getToken()` gives is past its end, as after a sleep, until it is refreshed. */
  readonly expireToken: () => void
  /** Clerk refuses the next refresh, as when it is asked too often; the session goes on. */
  readonly refuseNextRefresh: () => void
  /** The session was ended elsewhere: the next refresh fails, and then nobody is signed in. */
  readonly revokeSession: () => void
  /** The user has just confirmed who they are: tokens say so from now on. */
  readonly verify: () => void

  /** `getToken()` does not answer. */
  readonly holdTokens: () => void
  /** `getToken()` answers, those that wait too. */
  readonly releaseTokens: () => void

  /**
   * There is no network: no new token, no answer of the fake API, `navigator.onLine` is `false`, and the `offline` event tells
   * SWR and TanStack Query. Holds until `goOnline()`, or until the app that uses this Clerk is unmounted.
   */
  readonly goOffline: () => void
  /** The network is back, and the `online` event tells so. */
  readonly goOnline: () => void
}

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
