import { createAuthFetch, type AuthFetch, type GetToken, type Identity } from '@x/auth-fetch'
import type { ProviderOptions } from './auth-state.js'
import { withSignal } from './join-signals.js'
import type { IdentityLifetime } from './identity-lifetime.js'

/** What may change without a new scope: each call takes the newest. */
export interface AuthSource {
  readonly getToken: GetToken
  readonly options: ProviderOptions
  /** The session has a task left to do, and its tokens are refused until then. */
  readonly isPending?: boolean
  /** Whether Clerk knows who is signed in. @default true */
  readonly isLoaded?: boolean
  /** Renders what asks for a scope. */
  readonly rerender?: () => void
}

/** Asks Clerk for a new token; rejects unless one comes that names the identity, within `tokenTimeout`. */
export function confirmIdentity(
  lifetime: IdentityLifetime,
  { getToken, options: { tokenTimeout } }: AuthSource,
): Promise<unknown> {
  const url = 'https://localhost'
  const check = createAuthFetch({
    getToken: () => getToken({ skipCache: true }),
    identity() {
      lifetime.throwIfEnded()
      return lifetime.identity ?? null
    },
    origins: [url],
    ...(tokenTimeout !== undefined && { tokenTimeout }),
    // Nothing is sent: the checks that come before it are what is asked for.
    fetch: async () => new Response(),
  })
  return check(url)
}

/** Gives the `authFetch` of an identity's time: nothing is sent after it. */
export function createSessionFetch(
  lifetime: IdentityLifetime,
  identity: Identity | null,
  options: ProviderOptions,
  source: AuthSource,
): AuthFetch {
  return createAuthFetch({
    ...options,
    getToken: (tokenOptions) => source.getToken(tokenOptions),
    identity() {
      lifetime.throwIfEnded()
      return identity
    },
    fetch: (input, init) => callBaseFetch(source, input, init, lifetime.signal),
  })
}

/** Before Clerk is loaded a request waits, and belongs to who is signed in then. */
export function createPendingFetch(
  lifetime: IdentityLifetime,
  options: ProviderOptions,
  source: AuthSource,
): AuthFetch {
  const waiting = createWaitingFetch(lifetime, options, source)
  let resolved: AuthFetch | undefined
  // It may be kept for long: from when its owner is known, it is as strict as any.
  const either: typeof waiting = (...args) => {
    const { resolvedOwner } = lifetime
    if (resolvedOwner) resolved ??= createSessionFetch(resolvedOwner, resolvedOwner.identity ?? null, options, source)
    return (resolved ?? waiting)(...args)
  }
  return Object.assign(either, waiting)
}

function createWaitingFetch(lifetime: IdentityLifetime, options: ProviderOptions, source: AuthSource): AuthFetch {
  return createAuthFetch({
    ...options,
    async getToken(tokenOptions) {
      const next = await lifetime.next
      next.throwIfEnded()
      // Clerk may have a token for who does not count as signed in.
      return next.identity ? source.getToken(tokenOptions) : null
    },
    async fetch(input, init) {
      const { resolvedOwner } = lifetime
      if (!resolvedOwner) return callBaseFetch(source, input, init)
      // The fetch beneath may know nothing of signals.
      resolvedOwner.throwIfEnded()
      const response = await callBaseFetch(source, input, init, resolvedOwner.signal)
      resolvedOwner.throwIfEnded()
      return response
    },
  })
}

async function callBaseFetch(
  source: AuthSource,
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  signal?: AbortSignal,
): Promise<Response> {
  const fetch = source.options.fetch ?? globalThis.fetch
  if (!signal) return fetch(input, init)
  const { init: signalled, release } = withSignal(input, init, signal)
  if (!release) return fetch(input, signalled)
  try {
    return await fetch(input, signalled)
  } finally {
    release()
  }
}
