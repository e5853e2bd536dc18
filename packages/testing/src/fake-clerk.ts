import type { GetTokenOptions } from '@x/auth-fetch'
import { claimsOf, type FakeClaims, type FakeOrganization, type FakeUser } from './fake-user.js'

/** A fake Clerk, which tests control. */
export interface FakeClerk {
  /** The hook to pass to `AuthFetchProvider`. */
  readonly useAuth: () => FakeAuthState
  /** The options of each `getToken()` call, in order. */
  readonly tokenCalls: readonly (GetTokenOptions | undefined)[]

  /** Signs a user in, in a new session. The previous user is signed out. */
  readonly signIn: (user: string | FakeUser) => void
  /** Signs the user out. */
  readonly signOut: () => void
  /** Activates another organization; `null` for the personal account. */
  readonly switchOrganization: (organization: string | FakeOrganization | null) => void

  /** Sets `isLoaded` to `false`: the user is unknown until `finishLoading()`. */
  readonly startLoading: () => void
  /** Sets `isLoaded` to `true`. */
  readonly finishLoading: () => void

  /** Makes `getToken()` return an expired token, as after a sleep, until it is refreshed. */
  readonly expireToken: () => void
  /** Rejects the next refresh, as after too many requests. The session stays active. */
  readonly refuseNextRefresh: () => void
  /** Ends the session as another device would: the next refresh fails and signs the user out. */
  readonly revokeSession: () => void
  /** Re-verifies the user: new tokens contain the verification. */
  readonly verify: () => void

  /** Makes `getToken()` wait. */
  readonly holdTokens: () => void
  /** Resolves the waiting `getToken()` calls, and all later ones. */
  readonly releaseTokens: () => void

  /**
   * Goes offline: no new token, no response of the fake API. `navigator.onLine` is `false`, and the `offline` event reaches SWR and
   * TanStack Query. Ends with `goOnline()`, or when the app that uses this Clerk is unmounted.
   */
  readonly goOffline: () => void
  /** Goes online again, with an `online` event. */
  readonly goOnline: () => void
}

/** The result of the fake `useAuth`, with every field of Clerk's. */
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

/** Returns the result of `useAuth` for a user. */
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

/** Returns the result of `useAuth` without a user: `null` for signed out, `undefined` while loading. */
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
