import type { AuthFetch } from '@x/auth-fetch'
import type { ProviderOptions } from './auth-state.js'
import type { Life } from './life.js'
import type { WatchedCache } from './shared-cache.js'
import { createEarlyFetch, createScopedFetch, type ScopeSource } from './scoped-fetch.js'

/** What all scopes under one provider have in common. */
export interface ScopeBase {
  /** Has a cache cleaned when the identity changes, and now if it was not seen before. */
  readonly watch: (key: object, open: () => WatchedCache) => void
  /** Whether no other identity is in force: not so in the render before a new one is, where the library may still hold data of the last. */
  readonly isInForce: (life: Life) => boolean
  /** Resolves once the session is no longer pending; `undefined` when it is not. */
  readonly untilActive: () => Promise<void> | undefined
}

/** What the hooks under one provider share as long as the identity stays. */
export interface Scope extends ScopeBase {
  readonly status: 'loading' | 'signed-out' | 'signed-in'
  readonly life: Life
  readonly authFetch: AuthFetch
  /** Whether the hooks send requests: not when signed out, unless the public is served too. */
  readonly isActive: boolean
  /** The options that made `authFetch`, as text. */
  readonly settings: string
}

/**
 * Gives a scope for a life.
 *
 * @param options what holds for as long as the scope does
 * @param source what its calls take the newest of
 */
export function createScope(life: Life, options: ProviderOptions, source: ScopeSource, base: ScopeBase): Scope {
  const { identity } = life
  const followed = followFunctions(options, source)
  return {
    status: identity === undefined ? 'loading' : identity === null ? 'signed-out' : 'signed-in',
    life,
    authFetch:
      identity === undefined
        ? createEarlyFetch(life, followed, source)
        : createScopedFetch(life, identity, followed, source),
    isActive: identity !== null || options.signedOut === 'anonymous',
    settings: describeSettings(options),
    ...base,
  }
}

/** The options by value, so that a literal in a render makes no new scope. Functions are looked up at each call. */
export function describeSettings(options: ProviderOptions): string {
  const { baseUrl, origins, tokenTimeout, signedOut, callerAuthorization, onEvent, isAuthFailure } = options
  const values = [baseUrl, origins, String(tokenTimeout), signedOut, callerAuthorization]
  return JSON.stringify([...values, onEvent !== undefined, isAuthFailure !== undefined])
}

function followFunctions(
  { onEvent, isAuthFailure, ...options }: ProviderOptions,
  source: ScopeSource,
): ProviderOptions {
  return {
    ...options,
    ...(isAuthFailure && { isAuthFailure: (response) => (source.options.isAuthFailure ?? isAuthFailure)(response) }),
    ...(onEvent && { onEvent: (event) => source.options.onEvent?.(event) }),
  }
}
