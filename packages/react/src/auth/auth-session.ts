import type { AuthFetch } from '@x/auth-fetch'
import type { IdentityLifetime, ProviderOptions } from './identity.js'
import { createPendingFetch, createSessionFetch, type SessionSource } from './session-fetch.js'
import type { WatchedCache } from './shared-cache.js'

/** The members that all sessions of one provider share. */
export interface SessionBase {
  /** Cleans a cache when the identity changes, and once when it is first used. */
  readonly watchCache: (key: object, open: () => WatchedCache) => void
  /** Whether the lifetime is active. False in a render for the next identity, while the library may still hold the last one's data. */
  readonly isCurrent: (lifetime: IdentityLifetime) => boolean
  /** Resolves once the session is no longer pending; `undefined` when it is not. */
  readonly waitWhilePending: () => Promise<void> | undefined
}

/** What the hooks below one provider share until the identity or a setting changes. */
export interface AuthSession extends SessionBase {
  readonly status: 'loading' | 'signed-out' | 'signed-in'
  readonly lifetime: IdentityLifetime
  readonly authFetch: AuthFetch
  /** Whether the hooks send requests: not when signed out, unless `signedOut` is `'anonymous'`. */
  readonly canFetch: boolean
  /** The options of `authFetch`, serialized. */
  readonly settings: string
  /**
   * The session whose functions the hooks return: this one or, for the first identity, the one from while Clerk was loading. So an effect
   * that depends on such a function runs once.
   */
  readonly functionsFrom: AuthSession
}

/**
 * Creates a session.
 *
 * @param options the provider's options, fixed for this session
 * @param source the values that each call reads again
 * @param loading the session from while Clerk was loading, if this one is for the first identity
 */
export function createAuthSession(
  lifetime: IdentityLifetime,
  options: ProviderOptions,
  source: SessionSource,
  base: SessionBase,
  loading?: AuthSession,
): AuthSession {
  const { identity } = lifetime
  const fetchOptions = callLatestFunctions(options, source)
  const session: AuthSession = {
    status: identity === undefined ? 'loading' : identity === null ? 'signed-out' : 'signed-in',
    lifetime,
    authFetch:
      loading?.authFetch ??
      (identity === undefined
        ? createPendingFetch(lifetime, fetchOptions, source)
        : createSessionFetch(lifetime, identity, fetchOptions, source)),
    canFetch: identity !== null || options.signedOut === 'anonymous',
    settings: serializeSettings(options),
    get functionsFrom() {
      return loading ?? session
    },
    ...base,
  }
  return session
}

/** Returns the options as text, so that an equal object literal in a render makes no new session. Functions may change freely. */
export function serializeSettings(options: ProviderOptions): string {
  const { baseUrl, origins, tokenTimeout, signedOut, callerAuthorization, onEvent, isAuthFailure } = options
  const values = [baseUrl, origins, String(tokenTimeout), signedOut, callerAuthorization]
  return JSON.stringify([...values, onEvent !== undefined, isAuthFailure !== undefined])
}

function callLatestFunctions(
  { onEvent, isAuthFailure, ...options }: ProviderOptions,
  source: SessionSource,
): ProviderOptions {
  return {
    ...options,
    ...(isAuthFailure && { isAuthFailure: (response) => (source.options.isAuthFailure ?? isAuthFailure)(response) }),
    ...(onEvent && { onEvent: (event) => source.options.onEvent?.(event) }),
  }
}

const mountedSessions = new Set<AuthSession>()

/**
 * Makes the session of an outermost provider available outside of React.
 *
 * @returns a function that takes it back
 */
export function offerDefaultSession(session: AuthSession): () => void {
  mountedSessions.add(session)
  return () => void mountedSessions.delete(session)
}

/**
 * Returns the session of the page's provider.
 *
 * @param caller the name of the calling function, for the message
 * @throws Error unless exactly one outermost provider is mounted
 */
export function getDefaultSession(caller: string): AuthSession {
  const [session, another] = mountedSessions
  if (!session)
    throw new Error(
      `${caller}() found no mounted <AuthFetchProvider>. On a server, pass the request's own getToken to createAuthFetch.`,
    )
  if (another)
    throw new Error(
      `${caller}() found several <AuthFetchProvider>s side by side. Call ${caller.replace('get', 'use')}() below the one that you mean.`,
    )
  return session
}
