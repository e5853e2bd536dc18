import type { AuthState, ProviderOptions } from './auth-state.js'
import { identify, warnWithoutOrganization } from './identify.js'
import { markerOf } from './identity-marker.js'
import { createLife, type Life } from './life.js'
import { watchPage } from './restored-page.js'
import { createScope, describeSettings, type Scope, type ScopeBase } from './scope.js'
import { confirmIdentity, type ScopeSource } from './scoped-fetch.js'
import { shareCache, type CacheUser, type SharedCache, type WatchedCache } from './shared-cache.js'
import { createWeakList } from './weak-list.js'

/** The succession of scopes under one provider, and the caches that they share. */
export interface Scopes {
  /**
   * Gives the scope for what `useAuth` says. Safe in a render: nothing is in force before `commit`.
   *
   * @returns `previous` unless the identity or a setting is another
   */
  readonly scopeFor: (auth: AuthState, options: ProviderOptions, previous: Scope | undefined) => Scope
  /** Makes later calls take these. */
  readonly follow: (source: ScopeSource) => void
  /** Puts a scope in force: the requests of the identity before are aborted, its entries removed. */
  readonly commit: (scope: Scope) => void
  /** Puts a scope in force that React has committed, unless its layout effects do: they are down in a hidden tree. */
  readonly commitHidden: (scope: Scope) => void
  /** The scope in force. */
  readonly current: () => Scope | undefined
  /** Gives up the watch over the caches, until the next `commit`. */
  readonly rest: () => void
}

/** Begins the scopes of one provider. */
export function createScopes(first: ScopeSource): Scopes {
  let newest = first
  let endOfPending: (() => void) | undefined
  let pending: Promise<void> | undefined
  /** The page was restored, and the identity is not confirmed yet. */
  let isHeld = false
  let leavePage: (() => void) | undefined
  let current: Scope | undefined
  /** The scope that React rendered last, in a hidden tree too. */
  let committed: Scope | undefined
  /** Begun by a render and not yet in force, by their marker. React may begin a render anew, as when it suspends, or give it up. */
  const coming = new Map<string, Life>()
  /** Identities that were in force and no longer are, or were about to be. */
  const gone = new Set<string>()
  /** A page's own cache goes with the page. */
  const caches = createWeakList<SharedCache>()
  const seen = new WeakSet()
  const source: ScopeSource = {
    getToken: (options) => (pending ? pending.then(() => newest.getToken(options)) : newest.getToken(options)),
    get options() {
      return newest.options
    },
  }

  const user: CacheUser = {
    marker: () => current?.life.marker,
    isLoading: () => current === undefined || current.status === 'loading',
    gone,
    isComing: (marker) => coming.has(marker),
    untilLoaded: async () => current?.life.followed,
  }

  function purge(): void {
    for (const cache of caches.all()) {
      cache.join(user)
      cache.purge()
    }
  }

  function watch(key: object, open: () => WatchedCache): void {
    if (seen.has(key)) return
    seen.add(key)
    caches.add(shareCache(key, open))
    // Not in the render that calls: removing entries tells those who listen to the cache.
    if (current) queueMicrotask(purge)
  }

  function commit(scope: Scope): void {
    const before = current
    current = committed = scope
    if (before?.life !== scope.life) {
      for (const life of [...(before ? [before.life] : []), ...coming.values()]) {
        if (life === scope.life) continue
        gone.add(life.marker)
        life.end(scope.life)
      }
      coming.clear()
      leave()
    }
    leavePage ??= scope.life.identity ? watchLife(scope.life) : undefined
    gone.delete(scope.life.marker)
    warnWithoutOrganization(scope.life.identity)
    purge()
  }

  function isInForce(life: Life): boolean {
    return current === undefined || current.life === life || current.life.identity === undefined
  }

  function watchLife(life: Life): () => void {
    return watchPage({
      marker: life.marker,
      isLoaded: () => newest.isLoaded !== false,
      confirm: () => confirmIdentity(life, newest),
      hold(isNow) {
        isHeld = isNow
        follow(newest)
      },
      end() {
        life.end(life)
        newest.renderAgain?.()
      },
    })
  }

  function leave(): void {
    leavePage?.()
    leavePage = undefined
  }

  function follow(next: ScopeSource): void {
    newest = next
    if (next.isPending || isHeld) {
      pending ??= new Promise((resolve) => (endOfPending = resolve))
    } else {
      pending = undefined
      endOfPending?.()
    }
  }

  follow(first)
  const base: ScopeBase = { watch, isInForce, untilActive: () => pending }
  return {
    scopeFor(auth, options, previous) {
      const known = identify(auth)
      // Held while Clerk is not loaded, as in the switch of an organization, unless a restored page has ended it.
      const held = previous?.life.signal.aborted ? undefined : previous?.life.identity
      const identity = known === undefined ? held : known
      const isSame = previous?.life.marker === markerOf(identity) && !previous.life.signal.aborted
      if (isSame && describeSettings(options) === previous.settings) return previous
      const life = isSame ? previous.life : (coming.get(markerOf(identity)) ?? createLife(identity))
      if (!isSame) coming.set(life.marker, life)
      gone.delete(life.marker)
      return createScope(life, options, source, base)
    },
    follow,
    commit,
    commitHidden(scope) {
      committed = scope
      queueMicrotask(() => {
        if (committed === scope && current !== scope) commit(scope)
      })
    },
    current: () => current,
    rest() {
      leave()
      for (const cache of caches.all()) cache.leave(user)
    },
  }
}
