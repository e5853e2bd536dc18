import { createAuthFetch, type AuthFetch, type GetToken, type Identity } from '@x/auth-fetch'
import type { ProviderOptions } from './auth-state.js'
import { withSignal } from './join-signals.js'
import type { Life } from './life.js'

/** What may change without a new scope: each call takes the newest. */
export interface ScopeSource {
  readonly getToken: GetToken
  readonly options: ProviderOptions
  /** The session has a task left to do, and its tokens are refused until then. */
  readonly isPending?: boolean
  /** Whether Clerk knows who is signed in. @default true */
  readonly isLoaded?: boolean
  /** Renders what asks for a scope. */
  readonly renderAgain?: () => void
}

/** Asks Clerk for a new token; rejects unless one comes that names the identity, within `tokenTimeout`. */
export function confirmIdentity(life: Life, { getToken, options: { tokenTimeout } }: ScopeSource): Promise<unknown> {
  const url = 'https://localhost'
  const check = createAuthFetch({
    getToken: () => getToken({ skipCache: true }),
    identity() {
      life.throwIfEnded()
      return life.identity ?? null
    },
    origins: [url],
    ...(tokenTimeout !== undefined && { tokenTimeout }),
    // Nothing is sent: the checks that come before it are what is asked for.
    fetch: async () => new Response(),
  })
  return check(url)
}

/** Gives the `authFetch` of an identity's time: nothing is sent after it. */
export function createScopedFetch(
  life: Life,
  identity: Identity | null,
  options: ProviderOptions,
  source: ScopeSource,
): AuthFetch {
  return createAuthFetch({
    ...options,
    getToken: (tokenOptions) => source.getToken(tokenOptions),
    identity() {
      life.throwIfEnded()
      return identity
    },
    fetch: (input, init) => sendBeneath(source, input, init, life.signal),
  })
}

/** Before Clerk is loaded a request waits, and belongs to who is signed in then. */
export function createEarlyFetch(life: Life, options: ProviderOptions, source: ScopeSource): AuthFetch {
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
      const next = await life.followed
      next.throwIfEnded()
      // Clerk may have a token for who does not count as signed in.
      return next.identity ? source.getToken(tokenOptions) : null
    },
    async fetch(input, init) {
      const { owner } = life
      if (!owner) return sendBeneath(source, input, init)
      // The fetch beneath may know nothing of signals.
      owner.throwIfEnded()
      const response = await sendBeneath(source, input, init, owner.signal)
      owner.throwIfEnded()
      return response
    },
  })
}

async function sendBeneath(
  source: ScopeSource,
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
