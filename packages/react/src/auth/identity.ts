import { IdentityChangedError, type AuthFetchOptions, type GetToken, type Identity } from '@x/auth-fetch'

declare const process: { readonly env: { readonly NODE_ENV?: string } }

/** The part of `useAuth`'s result that is read here. The result of every Clerk SDK for React fits. */
export interface AuthState {
  /** Whether Clerk is loaded. */
  readonly isLoaded: boolean
  readonly isSignedIn: boolean | undefined
  readonly userId: string | null | undefined
  readonly orgId?: string | null | undefined
  readonly getToken: GetToken
}

/** The options that the provider passes to `useAuth`, to tell a pending session from no session. */
export interface UseAuthOptions {
  readonly treatPendingAsSignedOut?: boolean
}

/**
 * A hook of Clerk's shape: `useAuth` of `@clerk/clerk-react`, `@clerk/react` or `@clerk/nextjs`, or your own.
 *
 * @see https://clerk.com/docs/hooks/use-auth
 */
export type UseAuth = (options?: UseAuthOptions) => AuthState

/** Makes `useAuth` return the user of a pending session too. By default Clerk reports that user as signed out. */
export const includePending: UseAuthOptions = { treatPendingAsSignedOut: false }

/** The options of `createAuthFetch`, except the two that the provider derives from `useAuth`. */
export type ProviderOptions = Omit<AuthFetchOptions, 'getToken' | 'identity'>

/**
 * Returns the current user, `null` when signed out, or `undefined` while Clerk loads. If `useAuth` returns no `orgId`, the organization
 * is left out and is not compared.
 */
export function getIdentity({ isLoaded, isSignedIn, userId, orgId }: AuthState): Identity | null | undefined {
  if (!isLoaded) return undefined
  if (!isSignedIn || !userId) return null
  return orgId === undefined ? { userId } : { userId, orgId }
}

let hasWarned = false

/** Warns once, in development, when the app's own `useAuth` leaves out the organization. */
export function warnWithoutOrganization(identity: Identity | null | undefined): void {
  if (process.env.NODE_ENV === 'production' || hasWarned || !identity || identity.orgId !== undefined) return
  hasWarned = true
  // oxlint-disable-next-line no-console -- the warning is the feature
  console.warn(
    'AuthFetchProvider: useAuth() returns no orgId, so the cache does not follow the organization. ' +
      'Return the id of the active organization, or null if there is none.',
  )
}

/** The identity key while Clerk loads. No user has this key: `@` is escaped in a user's. */
export const loadingKey = '@loading'

const signedOutKey = '@signed-out'

/**
 * Returns the text that names the owner in a cache key.
 *
 * @param identity `null` when signed out, `undefined` while Clerk loads
 * @returns the user, and the active organization if there is one; without quotes and spaces, so that it can be found in a serialized key
 */
export function getIdentityKey(identity: Identity | null | undefined): string {
  if (identity === undefined) return loadingKey
  if (identity === null) return signedOutKey
  const user = encodeURIComponent(identity.userId)
  return identity.orgId ? `${user}/${encodeURIComponent(identity.orgId)}` : user
}

/** The time in which one identity is current: from when Clerk reports it to when it changes. */
export interface IdentityLifetime {
  /** `null` when signed out, `undefined` while Clerk loads. */
  readonly identity: Identity | null | undefined
  /** Names the identity in cache keys. */
  readonly identityKey: string
  /** Aborts when the identity changes. */
  readonly signal: AbortSignal
  /** While Clerk loads: resolves with the lifetime that follows, once that is active. */
  readonly next: Promise<IdentityLifetime>
  /** The owner of work started here: this lifetime or, if Clerk was loading, its successor once that is known. */
  readonly resolvedOwner: IdentityLifetime | undefined
  /** While Clerk loads: the lifetime that React rendered last. It follows, unless React discards that render. */
  readonly expected: IdentityLifetime | undefined
  readonly expect: (successor: IdentityLifetime) => void
  readonly end: (successor: IdentityLifetime) => void
  /** The error that unfinished work of this lifetime rejects with. */
  readonly reason: IdentityChangedError
  /** @throws IdentityChangedError after the end. Some engines have no `signal.throwIfAborted`. */
  readonly throwIfEnded: () => void
}

/** Creates the lifetime of an identity. */
export function createIdentityLifetime(identity: Identity | null | undefined): IdentityLifetime {
  const controller = new AbortController()
  // Created now, not in end(): an error holds its callers in memory until its stack is read, and those hold the next lifetime.
  const reason = new IdentityChangedError('The request')
  let resolveNext: ((next: IdentityLifetime) => void) | undefined
  const next = new Promise<IdentityLifetime>((resolve) => {
    resolveNext = resolve
  })
  let successor: IdentityLifetime | undefined
  let expected: IdentityLifetime | undefined
  const lifetime: IdentityLifetime = {
    identity,
    identityKey: getIdentityKey(identity),
    signal: controller.signal,
    next,
    reason,
    get resolvedOwner() {
      return identity === undefined ? successor?.resolvedOwner : lifetime
    },
    get expected() {
      return expected
    },
    expect(following) {
      if (identity === undefined) expected = following
    },
    end(following) {
      controller.abort(reason)
      // Nothing waits for the successor of a known identity, and a chain of lifetimes would keep all later tokens in memory.
      if (identity !== undefined) return
      successor = following
      resolveNext?.(following)
    },
    throwIfEnded() {
      if (controller.signal.aborted) throw reason
    },
  }
  return lifetime
}

/**
 * Settles as the promise does, but as soon as the owner's lifetime ends, with what `refuse` returns: work that waits to be online might
 * never settle.
 *
 * @param refuse rejects unless it is given
 */
export function rejectWhenEnded<T>(
  lifetime: IdentityLifetime,
  promise: Promise<T>,
  refuse: (reason: unknown) => Promise<T> = (reason) => Promise.reject(reason),
): Promise<T> {
  return new Promise((resolve, reject) => {
    let owner: IdentityLifetime | undefined
    const end = (): void => resolve(refuse(owner?.reason))
    function follow(next: IdentityLifetime): void {
      owner = next.resolvedOwner
      if (!owner) void next.next.then(follow)
      else if (owner.signal.aborted) end()
      else owner.signal.addEventListener('abort', end)
    }
    follow(lifetime)
    promise.then(resolve, reject).finally(() => owner?.signal.removeEventListener('abort', end))
  })
}
