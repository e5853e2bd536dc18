import type { GetTokenOptions } from '@x/auth-fetch'
import { useSyncExternalStore } from 'react'
import type { AuthState, UseAuthOptions } from '../../src/fetch.js'

export interface FakeIdentity {
  readonly userId: string
  readonly orgId?: string
}

/** A sign-in that tests move by hand, with a hook of the shape of Clerk's `useAuth`. */
export interface FakeAuth {
  readonly useAuth: (options?: UseAuthOptions) => AuthState
  readonly signIn: (userId: string, orgId?: string) => void
  readonly signOut: () => void
  /** As during the switch of an organization: who is signed in is not known for a moment. */
  readonly unload: () => void
  /** The session has a task left to do, or no longer; who is signed in stays. */
  readonly setPending: (isPending: boolean) => void
  /** The token is another one; who is signed in stays. */
  readonly refreshToken: () => void
  /** How each call of `getToken` was made. */
  readonly calls: (GetTokenOptions | undefined)[]
}

interface State {
  readonly isLoaded: boolean
  readonly identity: FakeIdentity | null
  readonly isPending: boolean
  readonly version: number
}

/** Makes an unsigned token that names its owner, for the client's own checks and the tests' fake API. */
export function makeToken({ userId, orgId }: FakeIdentity, version = 0): string {
  // Of version 2, as Clerk's: one without `o` is one without an organization.
  const payload = { v: 2, sid: `sess_${userId}`, sub: userId, ...(orgId && { o: { id: orgId } }), version }
  return `h.${btoa(JSON.stringify(payload))}.s`
}

/** Begins not loaded, or with somebody signed in, or with nobody (`null`). */
export function createFakeAuth(first?: FakeIdentity | null): FakeAuth {
  const calls: FakeAuth['calls'] = []
  const listeners = new Set<() => void>()
  let state: State = { isLoaded: first !== undefined, identity: first ?? null, isPending: false, version: 0 }

  function move(next: Partial<State>): void {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return {
    calls,
    useAuth({ treatPendingAsSignedOut = true } = {}) {
      const { isLoaded, isPending, ...now } = useSyncExternalStore(
        subscribe,
        () => state,
        () => state,
      )
      const identity = isPending && treatPendingAsSignedOut ? null : now.identity
      return {
        isLoaded,
        isSignedIn: isLoaded ? identity !== null : undefined,
        userId: isLoaded ? (identity?.userId ?? null) : undefined,
        orgId: isLoaded ? (identity?.orgId ?? null) : undefined,
        // A new function on each render, as Expo and mocks hand out.
        getToken: (options?: GetTokenOptions) => {
          calls.push(options)
          return Promise.resolve(state.identity ? makeToken(state.identity, state.version) : null)
        },
      }
    },
    signIn: (userId, orgId) =>
      move({ isLoaded: true, identity: { userId, ...(orgId !== undefined && { orgId }) }, version: state.version + 1 }),
    signOut: () => move({ isLoaded: true, identity: null }),
    unload: () => move({ isLoaded: false }),
    setPending: (isPending) => move({ isPending, version: state.version + 1 }),
    refreshToken: () => move({ version: state.version + 1 }),
  }
}
