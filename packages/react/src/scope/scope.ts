import { createAuthFetch, IdentityChangedError, type AuthFetch, type GetToken, type Identity } from '@x/auth-fetch'
import type { ProviderOptions } from './auth-state.js'
import { markerOf } from './identity-marker.js'
import { withSignal } from './join-signals.js'

/** What may change without a new scope: each call takes the newest. */
export interface ScopeSource {
  readonly getToken: GetToken
  readonly options: ProviderOptions
  /** The session has a task left to do, and its tokens are refused until then. */
  readonly isPending?: boolean
}

/** A cache that holds entries of users. */
export interface WatchedCache {
  /** Removes the entries whose marker is foreign. */
  readonly purge: (isForeign: (marker: string) => boolean) => void
  /** Keeps watch over entries that come back; returns what ends it. */
  readonly guard?: (rules: GuardRules) => () => void
}

/** What a cache is told of the owners of its entries. */
export interface GuardRules {
  readonly isUnwanted: (marker: string, isRestored: boolean) => boolean
  /** Resolves once it is known who is signed in; rejects with `IdentityChangedError` when it is not the owner. */
  readonly untilOwned: (marker: string) => Promise<void>
}

/** One identity's time, from when it is known to when it changes. */
export interface Life {
  /** `null` when nobody is signed in, `undefined` while that is not known. */
  readonly identity: Identity | null | undefined
  /** Stands for the identity in keys. */
  readonly marker: string
  /** Aborts when the identity changes. */
  readonly signal: AbortSignal
  /** While it is not known who is signed in: resolves with what follows, once that is in force. */
  readonly followed: Promise<Life>
  /** Whose is what is begun in it: its own or, once that is known, the one that followed the loading of Clerk. */
  readonly owner: Life | undefined
  readonly end: (next: Life) => void
}

/** What all scopes under one provider have in common. */
export interface ScopeBase {
  /** Has a cache cleaned when the identity changes, and now if it was not seen before. */
  readonly watch: (key: object, open: () => WatchedCache) => void
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

/** Begins an identity's time. */
export function createLife(identity: Identity | null | undefined): Life {
  const controller = new AbortController()
  // Not made when it ends: until its stack is read, an error keeps the functions that made it, and those know the next life.
  const reason = new IdentityChangedError('The request')
  let follow: ((next: Life) => void) | undefined
  const followed = new Promise<Life>((resolve) => {
    follow = resolve
  })
  let heir: Life | undefined
  const life: Life = {
    identity,
    marker: markerOf(identity),
    signal: controller.signal,
    followed,
    get owner() {
      return identity === undefined ? heir?.owner : life
    },
    end(next) {
      controller.abort(reason)
      // Nobody waits for what follows a known identity, and each would keep all later ones in memory, with their tokens.
      if (identity !== undefined) return
      heir = next
      follow?.(next)
    },
  }
  return life
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

function createScopedFetch(
  life: Life,
  identity: Identity | null,
  options: ProviderOptions,
  source: ScopeSource,
): AuthFetch {
  return createAuthFetch({
    ...options,
    getToken: (tokenOptions) => source.getToken(tokenOptions),
    identity() {
      life.signal.throwIfAborted()
      return identity
    },
    fetch: (input, init) => sendBeneath(source, input, withSignal(input, init, life.signal)),
  })
}

/** Before Clerk is loaded a request waits, and belongs to who is signed in then. */
function createEarlyFetch(life: Life, options: ProviderOptions, source: ScopeSource): AuthFetch {
  const early = createWaitingFetch(life, options, source)
  let late: AuthFetch | undefined
  // It may be kept for long: from when its owner is known, it is as strict as any.
  const either: typeof early = (...args) => {
    const { owner } = life
    if (owner) late ??= createScopedFetch(owner, owner.identity ?? null, options, source)
    return (late ?? early)(...args)
  }
  return Object.assign(either, early)
}

function createWaitingFetch(life: Life, options: ProviderOptions, source: ScopeSource): AuthFetch {
  return createAuthFetch({
    ...options,
    async getToken(tokenOptions) {
      const { identity, signal } = await life.followed
      signal.throwIfAborted()
      // Clerk may have a token for who does not count as signed in.
      return identity ? source.getToken(tokenOptions) : null
    },
    async fetch(input, init) {
      const { owner } = life
      if (!owner) return sendBeneath(source, input, init)
      // The fetch beneath may know nothing of signals.
      owner.signal.throwIfAborted()
      const response = await sendBeneath(source, input, withSignal(input, init, owner.signal))
      owner.signal.throwIfAborted()
      return response
    },
  })
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

function sendBeneath(source: ScopeSource, input: RequestInfo | URL, init: RequestInit | undefined): Promise<Response> {
  return (source.options.fetch ?? globalThis.fetch)(input, init)
}
