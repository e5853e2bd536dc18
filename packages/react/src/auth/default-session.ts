import type { AuthSession } from './auth-session.js'

/** What the outermost providers of the page give now: one scope, unless there are several side by side. */
const sessions = new Set<AuthSession>()

/**
 * Offers a provider's scope to what runs outside of React.
 *
 * @returns what takes it back
 */
export function offerDefaultSession(session: AuthSession): () => void {
  sessions.add(session)
  return () => void sessions.delete(session)
}

/**
 * Gives the scope of the page's provider.
 *
 * @param caller the name of the function that asks, for the message
 * @throws Error unless there is exactly one
 */
export function getDefaultSession(caller: string): AuthSession {
  const [session, another] = sessions
  if (!session)
    throw new Error(
      `${caller}() found no mounted <AuthFetchProvider>. On a server, give createAuthFetch the request's own getToken.`,
    )
  if (another)
    throw new Error(
      `${caller}() found several <AuthFetchProvider>s side by side. Call ${caller.replace('get', 'use')}() below the one that you mean.`,
    )
  return session
}
