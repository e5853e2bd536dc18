import type { AuthFetch } from '@x/auth-fetch'
import type { ProviderOptions } from './auth-state.js'
import type { IdentityLifetime } from './identity-lifetime.js'
import type { WatchedCache } from './shared-cache.js'
import { createPendingFetch, createSessionFetch, type AuthSource } from './session-fetch.js'

/** What all scopes under one provider have in common. */
export interface SessionBase {
  /** Has a cache cleaned when the identity changes, and now if it was not seen before. */
  readonly watchCache: (key: object, open: () => WatchedCache) => void
  /** Whether no other identity is in force: not so in the render before a new one is, where the library may still hold data of the last. */
  readonly isCurrent: (lifetime: IdentityLifetime) => boolean
  /** Resolves once the session is no longer pending; `undefined` when it is not. */
  readonly waitWhilePending: () => Promise<void> | undefined
}

/** What the hooks under one provider share as long as the identity stays. */
export interface AuthSession extends SessionBase {
  readonly status: 'loading' | 'signed-out' | 'signed-in'
  readonly lifetime: IdentityLifetime
  readonly authFetch: AuthFetch
  /** Whether the hooks send requests: not when signed out, unless the public is served too. */
  readonly canFetch: boolean
  /** The options that made `authFetch`, as text. */
  readonly settings: string
}

/**
 * Gives a scope for a life.
 *
 * @param options what holds for as long as the scope does
 * @param source what its calls take the newest of
 */
export function createAuthSession(
  lifetime: IdentityLifetime,
  options: ProviderOptions,
  source: AuthSource,
  base: SessionBase,
): AuthSession {
  const { identity } = lifetime
  const sessionOptions = callLatestFunctions(options, source)
  return {
    status: identity === undefined ? 'loading' : identity === null ? 'signed-out' : 'signed-in',
    lifetime,
    authFetch:
      identity === undefined
        ? createPendingFetch(lifetime, sessionOptions, source)
        : createSessionFetch(lifetime, identity, sessionOptions, source),
    canFetch: identity !== null || options.signedOut === 'anonymous',
    settings: serializeSettings(options),
    ...base,
  }
}

/** The options by value, so that a literal in a render makes no new scope. Functions are looked up at each call. */
export function serializeSettings(options: ProviderOptions): string {
  const { baseUrl, origins, tokenTimeout, signedOut, callerAuthorization, onEvent, isAuthFailure } = options
  const values = [baseUrl, origins, String(tokenTimeout), signedOut, callerAuthorization]
  return JSON.stringify([...values, onEvent !== undefined, isAuthFailure !== undefined])
}

function callLatestFunctions(
  { onEvent, isAuthFailure, ...options }: ProviderOptions,
  source: AuthSource,
): ProviderOptions {
  return {
    ...options,
    ...(isAuthFailure && { isAuthFailure: (response) => (source.options.isAuthFailure ?? isAuthFailure)(response) }),
    ...(onEvent && { onEvent: (event) => source.options.onEvent?.(event) }),
  }
}
