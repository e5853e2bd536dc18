import { createAuthClient } from '../auth/auth-client.js'
import type { AuthSession } from '../auth/auth-session.js'
import type { AuthState } from '../auth/identity.js'
import type { AuthSource } from '../auth/session-fetch.js'

interface WithId {
  readonly id: string
}

/** The part of `useClerk`'s result that is read here. `undefined` stands for "not loaded". */
export interface Clerk {
  readonly session?: unknown
  readonly user?: WithId | null | undefined
  readonly organization?: WithId | null | undefined
  readonly addListener: (
    listener: (resources: {
      readonly session?: { readonly status: string } | null | undefined
      readonly user?: WithId | null | undefined
      readonly organization?: WithId | null | undefined
    }) => void,
  ) => unknown
}

/** The auth client of one Clerk without an `AuthFetchProvider`. */
export interface ClerkAuthClient {
  readonly getSession: (auth: AuthState) => AuthSession
  readonly activate: (session: AuthSession) => void
  /** Adds a mounted hook, to render it when something other than `useAuth` changes. Returns a function that removes it. */
  readonly mount: (rerender: () => void) => () => void
}

const authClients = new WeakMap<Clerk, ClerkAuthClient>()

/** Returns the auth client that all hooks under one Clerk share. It lives as long as that Clerk. */
export function getClerkAuthClient(clerk: Clerk, auth: AuthState): ClerkAuthClient {
  let client = authClients.get(clerk)
  if (!client) authClients.set(clerk, (client = createClerkAuthClient(clerk, auth)))
  return client
}

function createClerkAuthClient(clerk: Clerk, { getToken }: AuthState): ClerkAuthClient {
  const mounted = new Set<() => void>()
  const client = createAuthClient(createSource(false))
  /** Rendered and not active yet. */
  let upcoming: AuthSession | undefined

  function createSource(isPending: boolean): AuthSource {
    return {
      getToken,
      options: {},
      isPending,
      // Without a mounted hook nothing can render once Clerk has confirmed the user, so the identity ends instead.
      get isLoaded() {
        return clerk.session !== undefined && mounted.size > 0
      },
      rerender() {
        for (const rerender of mounted) rerender()
        if (mounted.size === 0)
          activate(getSession({ getToken, isLoaded: false, isSignedIn: undefined, userId: undefined }))
      },
    }
  }

  function getSession(auth: AuthState): AuthSession {
    const active = client.getActiveSession()
    if (active && client.getSession(auth, {}, active) === active) return active
    return (upcoming = client.getSession(auth, {}, upcoming ?? active))
  }

  function activate(session: AuthSession): void {
    if (client.getActiveSession() !== session) client.activate(session)
  }

  // The user may sign out while no hook is mounted that would notice.
  clerk.addListener(({ session, user, organization }) => {
    if (session === undefined || user === undefined) return
    client.setSource(createSource(session?.status === 'pending'))
    const auth = {
      isLoaded: true,
      isSignedIn: session !== null && user !== null,
      userId: user?.id,
      orgId: organization?.id,
      getToken,
    }
    // After the render in which the mounted hooks take the new session themselves.
    setTimeout(() => {
      if (client.getActiveSession() && isLatest(auth)) activate(getSession(auth))
    })
  })

  function isLatest({ userId, orgId }: AuthState): boolean {
    return (clerk.user?.id ?? undefined) === userId && (clerk.organization?.id ?? undefined) === orgId
  }

  function mount(rerender: () => void): () => void {
    mounted.add(rerender)
    return () => void mounted.delete(rerender)
  }

  return { getSession, activate, mount }
}
