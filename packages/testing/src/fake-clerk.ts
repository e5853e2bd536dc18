import type { GetTokenOptions } from '@x/auth-fetch'
import type { FakeAuthState } from './fake-auth-state.js'
import type { FakeOrganization, FakeUser } from './fake-user.js'

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
