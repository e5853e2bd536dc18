import type { useClerk } from '@clerk/clerk-react'
import type { AuthState } from '../auth/auth-state.js'
import { createAuthClient } from '../auth/auth-client.js'
import type { AuthSession } from '../auth/auth-session.js'
import type { AuthSource } from '../auth/session-fetch.js'

type Clerk = ReturnType<typeof useClerk>

/** The client of one Clerk, where no provider holds them. */
export interface ClerkAuthClient {
  readonly getSession: (auth: AuthState) => AuthSession
  readonly activate: (session: AuthSession) => void
  /** Calls a mounted hook when it is to render for another reason than what `useAuth` says; returns what ends that. */
  readonly mount: (renderAgain: () => void) => () => void
}

const authClients = new WeakMap<Clerk, ClerkAuthClient>()

/** Gives the client that all hooks under one Clerk share. They live as long as it does. */
export function getClerkAuthClient(clerk: Clerk, auth: AuthState): ClerkAuthClient {
  let client = authClients.get(clerk)
  if (!client) authClients.set(clerk, (client = createClerkAuthClient(clerk, auth)))
  return client
}

function createClerkAuthClient(clerk: Clerk, { getToken }: AuthState): ClerkAuthClient {
  const mounted = new Set<() => void>()
  const client = createAuthClient(createSource(false))
  /** Rendered, and not yet in force. */
  let upcoming: AuthSession | undefined

  function createSource(isPending: boolean): AuthSource {
    return {
      getToken,
      options: {},
      isPending,
      // Without a mounted hook nothing can render once the user is confirmed, so the identity ends here.
      get isLoaded() {
        return clerk.session !== undefined && mounted.size > 0
      },
      rerender() {
        for (const renderAgain of mounted) renderAgain()
        if (mounted.size === 0)
          activate(getSession({ getToken, isLoaded: false, isSignedIn: undefined, userId: undefined }))
      },
    }
  }

  function getSession(auth: AuthState): AuthSession {
    const current = client.getActiveSession()
    if (current && client.getSession(auth, {}, current) === current) return current
    return (upcoming = client.getSession(auth, {}, upcoming ?? current))
  }

  function activate(session: AuthSession): void {
    if (client.getActiveSession() !== session) client.activate(session)
  }

  // The user may sign out while no hook is mounted that could tell.
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
    // After the render in which the hooks that are mounted follow by themselves.
    setTimeout(() => {
      if (client.getActiveSession() && isLatest(auth)) activate(getSession(auth))
    })
  })

  function isLatest({ userId, orgId }: AuthState): boolean {
    return (clerk.user?.id ?? undefined) === userId && (clerk.organization?.id ?? undefined) === orgId
  }

  function mount(renderAgain: () => void): () => void {
    mounted.add(renderAgain)
    return () => void mounted.delete(renderAgain)
  }

  return { getSession, activate, mount }
}
