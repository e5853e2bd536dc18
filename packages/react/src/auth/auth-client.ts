import type { GetToken } from '@x/auth-fetch'
import { createAuthSession, serializeSettings, type AuthSession, type SessionBase } from './auth-session.js'
import {
  createIdentityLifetime,
  getIdentity,
  getIdentityKey,
  warnWithoutOrganization,
  type AuthState,
  type IdentityLifetime,
  type ProviderOptions,
} from './identity.js'
import { confirmIdentity, watchPage } from './restored-page.js'
import type { AuthSource, SessionSource } from './session-fetch.js'
import { createWeakList, shareCache, type CacheUser, type SharedCache, type WatchedCache } from './shared-cache.js'

/** The sessions of one provider, one after the other, and the caches that they share. */
export interface AuthClient {
  /**
   * Returns the session for a result of `useAuth`. Safe in a render: the session becomes active with `activate` only.
   *
   * @returns `previous` unless the identity or a setting has changed
   */
  readonly getSession: (auth: AuthState, options: ProviderOptions, previous: AuthSession | undefined) => AuthSession
  /** Sets the values that later calls read. */
  readonly setSource: (source: AuthSource) => void
  /** Makes a session active: aborts the previous identity's requests and removes its cache entries. */
  readonly activate: (session: AuthSession) => void
  /** Makes a committed session active if its layout effects do not: React does not run them in a hidden tree. */
  readonly activateIfHidden: (session: AuthSession) => void
  /** Returns the active session. */
  readonly getActiveSession: () => AuthSession | undefined
  /** Stops watching the caches and the page, until the next `activate`. */
  readonly unmount: () => void
}

/** Returns the session from while Clerk was loading, if the lifetime is that of the first identity. */
function findLoading(
  previous: AuthSession | undefined,
  lifetime: IdentityLifetime,
  options: ProviderOptions,
): AuthSession | undefined {
  const before = previous?.functionsFrom
  if (before?.status !== 'loading' || lifetime.identity === undefined) return undefined
  if (before.settings !== serializeSettings(options)) return undefined
  const { resolvedOwner } = before.lifetime
  return resolvedOwner === undefined || resolvedOwner === lifetime ? before : undefined
}

/** Creates the auth client of one provider. */
export function createAuthClient(first: AuthSource): AuthClient {
  let latest = first
  let resolvePending: (() => void) | undefined
  let pending: Promise<void> | undefined
  /** Whether the browser has restored the page and Clerk has not confirmed the identity yet. */
  let isUnconfirmed = false
  let unwatchPage: (() => void) | undefined
  let active: AuthSession | undefined
  /** The session that React committed last, in a hidden tree too. */
  let committed: AuthSession | undefined
  /** Lifetimes that a render created and that are not active yet. React may repeat a render, as after suspense, or discard it. */
  const upcoming = new Map<string, { readonly lifetime: IdentityLifetime; readonly getToken: GetToken }>()
  /** Keys of the identities that were active or upcoming and no longer are. */
  const endedKeys = new Set<string>()
  /** Weak: a cache that no component uses any more can be collected. */
  const caches = createWeakList<SharedCache>()
  const watchedCaches = new WeakSet()
  const source: SessionSource = {
    getToken(lifetime, ...args) {
      const call = (): ReturnType<GetToken> => {
        // Under suspense a render fetches before it is committed, and an own getToken may return the tokens of its own session only.
        const rendered = upcoming.get(lifetime.identityKey)
        return (rendered?.lifetime === lifetime ? rendered : latest).getToken(...args)
      }
      return pending ? pending.then(call) : call()
    },
    get options() {
      return latest.options
    },
  }

  const user: CacheUser = {
    identityKey: () => active?.lifetime.identityKey,
    isLoading: () => active === undefined || active.status === 'loading',
    endedKeys,
    isUpcoming: (identityKey) => upcoming.has(identityKey),
    waitUntilLoaded: async () => active?.lifetime.next,
  }

  function purge(): void {
    for (const cache of caches.all()) {
      cache.join(user)
      cache.purge()
    }
  }

  function watchCache(key: object, open: () => WatchedCache): void {
    if (watchedCaches.has(key)) return
    watchedCaches.add(key)
    caches.add(shareCache(key, open))
    // Not during the render that calls this: removing entries notifies the cache's subscribers.
    if (active) queueMicrotask(purge)
  }

  function activate(session: AuthSession): void {
    const before = active
    active = committed = session
    if (before?.lifetime !== session.lifetime) {
      for (const { lifetime } of [...(before ? [before] : []), ...upcoming.values()]) {
        if (lifetime === session.lifetime) continue
        endedKeys.add(lifetime.identityKey)
        lifetime.end(session.lifetime)
      }
      upcoming.clear()
      stopWatchingPage()
    }
    unwatchPage ??= session.lifetime.identity ? watchLifetime(session.lifetime) : undefined
    endedKeys.delete(session.lifetime.identityKey)
    warnWithoutOrganization(session.lifetime.identity)
    purge()
  }

  function isCurrent(lifetime: IdentityLifetime): boolean {
    return active === undefined || active.lifetime === lifetime || active.lifetime.identity === undefined
  }

  function watchLifetime(lifetime: IdentityLifetime): () => void {
    return watchPage({
      identityKey: lifetime.identityKey,
      isLoaded: () => latest.isLoaded !== false,
      confirm: () => confirmIdentity(lifetime, latest),
      hold(isNow) {
        isUnconfirmed = isNow
        setSource(latest)
      },
      end() {
        lifetime.end(lifetime)
        latest.rerender?.()
      },
    })
  }

  function stopWatchingPage(): void {
    unwatchPage?.()
    unwatchPage = undefined
  }

  function setSource(next: AuthSource): void {
    latest = next
    if (next.isPending || isUnconfirmed) {
      pending ??= new Promise((resolve) => (resolvePending = resolve))
    } else {
      pending = undefined
      resolvePending?.()
    }
  }

  setSource(first)
  const base: SessionBase = { watchCache, isCurrent, waitWhilePending: () => pending }
  return {
    getSession(auth, options, previous) {
      const reported = getIdentity(auth)
      // While Clerk is not loaded, as during a switch of the organization, the last identity stays, unless a restored page ended it.
      const last = previous?.lifetime.signal.aborted ? undefined : previous?.lifetime.identity
      const identity = reported === undefined ? last : reported
      const isSame = previous?.lifetime.identityKey === getIdentityKey(identity) && !previous.lifetime.signal.aborted
      if (isSame && serializeSettings(options) === previous.settings) return previous
      const lifetime = isSame
        ? previous.lifetime
        : (upcoming.get(getIdentityKey(identity))?.lifetime ?? createIdentityLifetime(identity))
      if (!isSame) upcoming.set(lifetime.identityKey, { lifetime, getToken: auth.getToken })
      endedKeys.delete(lifetime.identityKey)
      const loading = findLoading(previous, lifetime, options)
      loading?.lifetime.expect(lifetime)
      return createAuthSession(lifetime, options, source, base, loading)
    },
    setSource,
    activate,
    activateIfHidden(session) {
      committed = session
      queueMicrotask(() => {
        if (committed === session && active !== session) activate(session)
      })
    },
    getActiveSession: () => active,
    unmount() {
      stopWatchingPage()
      for (const cache of caches.all()) cache.leave(user)
    },
  }
}
