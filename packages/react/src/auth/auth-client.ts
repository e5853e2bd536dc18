import type { AuthState, ProviderOptions } from './auth-state.js'
import { identify, warnWithoutOrganization } from './identify.js'
import { getIdentityKey } from './identity-key.js'
import { createIdentityLifetime, type IdentityLifetime } from './identity-lifetime.js'
import { watchPage } from './restored-page.js'
import { createAuthSession, serializeSettings, type AuthSession, type SessionBase } from './auth-session.js'
import { confirmIdentity, type AuthSource } from './session-fetch.js'
import { shareCache, type CacheUser, type SharedCache, type WatchedCache } from './shared-cache.js'
import { createWeakList } from './weak-list.js'

/** The succession of scopes under one provider, and the caches that they share. */
export interface AuthClient {
  /**
   * Gives the scope for what `useAuth` says. Safe in a render: nothing is in force before `commit`.
   *
   * @returns `previous` unless the identity or a setting is another
   */
  readonly getSession: (auth: AuthState, options: ProviderOptions, previous: AuthSession | undefined) => AuthSession
  /** Makes later calls take these. */
  readonly setSource: (source: AuthSource) => void
  /** Puts a scope in force: the requests of the identity before are aborted, its entries removed. */
  readonly activate: (session: AuthSession) => void
  /** Puts a scope in force that React has committed, unless its layout effects do: they are down in a hidden tree. */
  readonly activateIfHidden: (session: AuthSession) => void
  /** The scope in force. */
  readonly getActiveSession: () => AuthSession | undefined
  /** Gives up the watch over the caches, until the next `commit`. */
  readonly unmount: () => void
}

/** Begins the scopes of one provider. */
export function createAuthClient(first: AuthSource): AuthClient {
  let latest = first
  let resolvePending: (() => void) | undefined
  let pending: Promise<void> | undefined
  /** The page was restored, and the identity is not confirmed yet. */
  let isUnconfirmed = false
  let unwatchPage: (() => void) | undefined
  let active: AuthSession | undefined
  /** The scope that React rendered last, in a hidden tree too. */
  let committed: AuthSession | undefined
  /** Begun by a render and not yet in force, by their marker. React may begin a render anew, as when it suspends, or give it up. */
  const upcoming = new Map<string, IdentityLifetime>()
  /** Identities that were in force and no longer are, or were about to be. */
  const endedKeys = new Set<string>()
  /** A page's own cache goes with the page. */
  const caches = createWeakList<SharedCache>()
  const watchedCaches = new WeakSet()
  const source: AuthSource = {
    getToken: (options) => (pending ? pending.then(() => latest.getToken(options)) : latest.getToken(options)),
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
    // Not in the render that calls: removing entries tells those who listen to the cache.
    if (active) queueMicrotask(purge)
  }

  function activate(session: AuthSession): void {
    const before = active
    active = committed = session
    if (before?.lifetime !== session.lifetime) {
      for (const lifetime of [...(before ? [before.lifetime] : []), ...upcoming.values()]) {
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
      const known = identify(auth)
      // Held while Clerk is not loaded, as in the switch of an organization, unless a restored page has ended it.
      const held = previous?.lifetime.signal.aborted ? undefined : previous?.lifetime.identity
      const identity = known === undefined ? held : known
      const isSame = previous?.lifetime.identityKey === getIdentityKey(identity) && !previous.lifetime.signal.aborted
      if (isSame && serializeSettings(options) === previous.settings) return previous
      const lifetime = isSame
        ? previous.lifetime
        : (upcoming.get(getIdentityKey(identity)) ?? createIdentityLifetime(identity))
      if (!isSame) upcoming.set(lifetime.identityKey, lifetime)
      endedKeys.delete(lifetime.identityKey)
      return createAuthSession(lifetime, options, source, base)
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
