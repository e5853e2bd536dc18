import type { GetTokenOptions } from '@x/auth-fetch'
import * as React from 'react'
import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react'
import { createGate } from './create-gate.js'
import { describeNobody, describeUser, type FakeAuthState, type FakeClerk } from './fake-clerk.js'
import type { FakeOrganization, FakeUser } from './fake-user.js'
import { createNetworkSwitch } from './network.js'
import { createClerkError, createTokenSource, type TokenSource } from './token-source.js'

interface Session {
  readonly id: string
  readonly user: FakeUser
  readonly tokens: TokenSource
}

/** A layout effect: on unmount it runs while other listeners to the network are still attached. */
const useMountEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

/**
 * Creates a fake Clerk, which a test controls.
 *
 * @param first the first user: an id, or an object with more; `null` for signed out. When left out, Clerk is still loading
 * @returns `useAuth` for `AuthFetchProvider`, and the controls, wrapped in React's `act` where the test environment uses it
 * @example
 * ```tsx
 * import { render } from '@testing-library/react'
 * import { AuthFetchProvider } from '@x/react/fetch'
 * import { createFakeApi, createFakeClerk } from '@x/testing'
 *
 * const clerk = createFakeClerk('user_ada')
 * const api = createFakeApi({ 'GET /api/orders': ({ userId }) => [`tea for ${userId}`] })
 *
 * render(<AuthFetchProvider useAuth={clerk.useAuth} fetch={api.fetch}>…</AuthFetchProvider>)
 * clerk.switchOrganization('org_tea')
 * clerk.expireToken()
 * clerk.signOut()
 * ```
 * @see https://clerk.com/docs/hooks/use-auth
 */
export function createFakeClerk(first?: string | FakeUser | null): FakeClerk {
  const network = createNetworkSwitch()
  const loading = createGate(first === undefined)
  const holding = createGate(false)
  const tokenCalls: (GetTokenOptions | undefined)[] = []
  const listeners = new Set<() => void>()
  let sessions = 0
  let session = first ? open(userOf(first)) : null
  let auth = describe()

  function open(user: FakeUser, id = `sess_${(sessions += 1)}`): Session {
    return { id, user, tokens: createTokenSource(user, id) }
  }

  function describe(): FakeAuthState {
    const identity = loading.isShut()
      ? describeNobody(undefined)
      : session
        ? describeUser(session.user, session.id)
        : describeNobody(null)
    return { isLoaded: !loading.isShut(), ...identity, getToken, signOut: async () => signOut() }
  }

  function move(next: Session | null): void {
    session = next
    auth = describe()
    update(() => listeners.forEach((listener) => listener()))
  }

  function signOut(): void {
    loading.open()
    move(null)
  }

  function current(): Session {
    if (session) return session
    throw new Error(
      'This createFakeClerk() is signed out: call its signIn() first, or pass a user to createFakeClerk().',
    )
  }

  async function getToken(options: GetTokenOptions = {}): Promise<string | null> {
    tokenCalls.push(options)
    if (loading.isShut()) await loading.opened()
    if (holding.isShut()) await holding.opened()
    try {
      return session ? session.tokens.getToken(options) : null
    } catch (error) {
      if ((error as { status?: unknown }).status === 401) signOut()
      throw error
    }
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return {
    useAuth() {
      useMountEffect(network.mount, [])
      return useSyncExternalStore(
        subscribe,
        () => auth,
        () => auth,
      )
    },
    tokenCalls,
    signIn(user) {
      loading.open()
      move(open(userOf(user)))
    },
    signOut,
    switchOrganization(organization) {
      const { user, id } = current()
      const { orgId: _, orgSlug: _slug, orgRole: _role, orgPermissions: _permissions, ...person } = user
      move(open({ ...person, ...organizationOf(organization) }, id))
    },
    startLoading() {
      loading.shut()
      move(session)
    },
    finishLoading() {
      loading.open()
      move(session)
    },
    expireToken: () => current().tokens.expire(),
    refuseNextRefresh() {
      current().tokens.failNext(createClerkError(429, 'too_many_requests', 'Too many requests.'))
    },
    revokeSession() {
      current().tokens.failNext(createClerkError(401, 'authentication_invalid', 'Invalid authentication.'))
    },
    verify() {
      const { user, id } = current()
      move(open({ ...user, verifiedMinutesAgo: 0 }, id))
    },
    holdTokens: holding.shut,
    releaseTokens: holding.open,
    goOffline: () => update(network.cut),
    goOnline: () => update(network.restore),
  }
}

function userOf(user: string | FakeUser): FakeUser {
  return typeof user === 'string' ? { userId: user } : user
}

function organizationOf(organization: string | FakeOrganization | null): Partial<FakeOrganization> {
  return typeof organization === 'string' ? { orgId: organization } : (organization ?? {})
}

/** Makes a change inside React's `act` where available: when it returns, components have rendered and run their effects. */
export function update(change: () => void): void {
  const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean | undefined }
  const { act } = React as { act?: (change: () => void) => unknown }
  const { IS_REACT_ACT_ENVIRONMENT: before } = environment
  // React's production build has no `act`. A test that sets the flag to false wants updates as in a browser.
  if (!act || before === false) return change()
  environment.IS_REACT_ACT_ENVIRONMENT = true
  try {
    act(change)
  } finally {
    environment.IS_REACT_ACT_ENVIRONMENT = before
  }
}
