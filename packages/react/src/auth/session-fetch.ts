import { createAuthFetch, type AuthFetch, type GetToken, type Identity } from '@x/auth-fetch'
import type { IdentityLifetime, ProviderOptions } from './identity.js'

/** What may change without a new session: each call reads the latest values. */
export interface AuthSource {
  readonly getToken: GetToken
  readonly options: ProviderOptions
  /** Whether the session has a task left. Clerk issues no tokens for it until then. */
  readonly isPending?: boolean
  /** Whether Clerk is loaded. @default true */
  readonly isLoaded?: boolean
  /** Renders the component that called `getSession`. */
  readonly rerender?: () => void
}

/** The source of a provider's sessions. */
export interface SessionSource {
  /** Calls the `getToken` that `useAuth` returned for a lifetime. */
  readonly getToken: (lifetime: IdentityLifetime, ...args: Parameters<GetToken>) => ReturnType<GetToken>
  readonly options: ProviderOptions
}

/** Creates the `authFetch` of a known identity. It sends nothing after the lifetime has ended. */
export function createSessionFetch(
  lifetime: IdentityLifetime,
  identity: Identity | null,
  options: ProviderOptions,
  source: SessionSource,
): AuthFetch {
  return createAuthFetch({
    ...options,
    getToken: (...args) => source.getToken(lifetime, ...args),
    identity() {
      lifetime.throwIfEnded()
      return identity
    },
    fetch: (input, init) => callBaseFetch(source, input, init, lifetime.signal),
  })
}

/** Creates the `authFetch` used while Clerk loads. Its requests wait, and belong to the first user that Clerk reports. */
export function createPendingFetch(
  lifetime: IdentityLifetime,
  options: ProviderOptions,
  source: SessionSource,
): AuthFetch {
  const waiting = createWaitingFetch(lifetime, options, source)
  let resolved: { readonly owner: IdentityLifetime; readonly fetch: AuthFetch } | undefined
  // The identity that follows keeps this function. Once that is known, the function is as strict as one of its own.
  const either: typeof waiting = (...args) => {
    const owner = lifetime.resolvedOwner ?? lifetime.expected
    if (owner && resolved?.owner !== owner)
      resolved = { owner, fetch: createSessionFetch(owner, owner.identity ?? null, options, source) }
    return (resolved?.fetch ?? waiting)(...args)
  }
  return Object.assign(either, waiting)
}

function createWaitingFetch(lifetime: IdentityLifetime, options: ProviderOptions, source: SessionSource): AuthFetch {
  return createAuthFetch({
    ...options,
    async getToken(...args) {
      const next = await lifetime.next
      next.throwIfEnded()
      // Clerk may have a token for a user that it reports as signed out.
      return next.identity ? source.getToken(next, ...args) : null
    },
    async fetch(input, init) {
      const { resolvedOwner } = lifetime
      if (!resolvedOwner) return callBaseFetch(source, input, init)
      // The base fetch may ignore signals.
      resolvedOwner.throwIfEnded()
      const response = await callBaseFetch(source, input, init, resolvedOwner.signal)
      resolvedOwner.throwIfEnded()
      return response
    },
  })
}

async function callBaseFetch(
  source: SessionSource,
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  signal?: AbortSignal,
): Promise<Response> {
  const fetch = source.options.fetch ?? globalThis.fetch
  if (!signal) return fetch(input, init)
  const callerSignal = init?.signal === undefined && isRequest(input) ? input.signal : init?.signal
  // A signal per request: listeners must not pile up on the one that lives as long as the identity.
  const joined = joinSignals(callerSignal ? [callerSignal, signal] : [signal])
  try {
    return await fetch(input, { ...copyReferrer(input, init), ...init, signal: joined.signal })
  } finally {
    joined.release?.()
  }
}

/** Returns what fetch drops from a `Request` once init has a member such as `signal`; see https://fetch.spec.whatwg.org/#dom-request. */
function copyReferrer(input: RequestInfo | URL, init: RequestInit | undefined): RequestInit | undefined {
  if (!isRequest(input)) return undefined
  const { referrer, referrerPolicy } = input
  const isBare = Object.entries(init ?? {}).every(([name, value]) => name === 'auth' || value === undefined)
  return isBare ? { referrer, referrerPolicy } : undefined
}

function isRequest(input: RequestInfo | URL): input is Request {
  return typeof Request === 'function' && input instanceof Request
}

interface JoinedSignal {
  readonly signal: AbortSignal
  /** Removes the listeners, on platforms without `AbortSignal.any`. */
  readonly release?: () => void
}

function joinSignals(signals: AbortSignal[]): JoinedSignal {
  if ('any' in AbortSignal) return { signal: AbortSignal.any(signals) }
  const controller = new AbortController()
  const listeners = signals.map((signal) => {
    const abort = (): void => controller.abort(signal.reason)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort)
    return () => signal.removeEventListener('abort', abort)
  })
  const release = (): void => listeners.forEach((remove) => remove())
  controller.signal.addEventListener('abort', release)
  return { signal: controller.signal, release }
}
