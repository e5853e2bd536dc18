import { IdentityChangedError, type Identity } from '@x/auth-fetch'
import type { AuthState, ProviderOptions } from './auth-state.js'
import { markerOf } from './identity-marker.js'
import { createLife, type Life } from './life.js'
import { createScope, describeSettings, type Scope, type ScopeBase, type WatchedCache } from './scope.js'
import type { ScopeSource } from './scoped-fetch.js'

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
  let current: Scope | undefined
  /** Begun by a render and not yet in force, by their marker. React may begin a render anew, as when it suspends, or give it up. */
  const coming = new Map<string, Life>()
  /** Identities that were in force and no longer are, or were about to be. */
  const gone = new Set<string>()
  const caches = new Map<object, { readonly cache: WatchedCache; release?: (() => void) | undefined }>()
  const source: ScopeSource = {
    getToken: (options) => (pending ? pending.then(() => newest.getToken(options)) : newest.getToken(options)),
    get options() {
      return newest.options
    },
  }

  /** Until somebody is known to be signed in, or nobody is, no entry is foreign. */
  function isForeign(marker: string): boolean {
    return current !== undefined && current.status !== 'loading' && marker !== current.life.marker
  }

  /** An entry that a render makes for who comes next is wanted. */
  function isUnwanted(marker: string, isRestored: boolean): boolean {
    return isForeign(marker) && (isRestored || gone.has(marker))
  }

  async function untilOwned(marker: string): Promise<void> {
    // One after the other: what follows may be unknown again.
    // oxlint-disable-next-line no-await-in-loop
    for (let scope = current; scope?.status === 'loading'; scope = current) await scope.life.followed
    if (isForeign(marker)) throw new IdentityChangedError('The request')
  }

  function purge(): void {
    for (const entry of caches.values()) {
      entry.cache.purge(isForeign)
      entry.release ??= entry.cache.guard?.({ isUnwanted, untilOwned })
    }
  }

  function watch(key: object, open: () => WatchedCache): void {
    if (caches.has(key)) return
    caches.set(key, { cache: open() })
    // Not in the render that calls: removing entries tells those who listen to the cache.
    if (current) queueMicrotask(purge)
  }

  function follow(next: ScopeSource): void {
    newest = next
    if (next.isPending) {
      pending ??= new Promise((resolve) => (endOfPending = resolve))
    } else {
      pending = undefined
      endOfPending?.()
    }
  }

  follow(first)
  const base: ScopeBase = { watch, untilActive: () => pending }
  return {
    scopeFor(auth, options, previous) {
      const known = identify(auth)
      const identity = known === undefined && previous ? previous.life.identity : known
      const isSame = previous?.life.marker === markerOf(identity) && !previous.life.signal.aborted
      if (isSame && describeSettings(options) === previous.settings) return previous
      const life = isSame ? previous.life : (coming.get(markerOf(identity)) ?? createLife(identity))
      if (!isSame) coming.set(life.marker, life)
      gone.delete(life.marker)
      return createScope(life, options, source, base)
    },
    follow,
    commit(scope) {
      const before = current
      current = scope
      if (before?.life !== scope.life) {
        for (const life of [...(before ? [before.life] : []), ...coming.values()]) {
          if (life === scope.life) continue
          gone.add(life.marker)
          life.end(scope.life)
        }
        coming.clear()
      }
      gone.delete(scope.life.marker)
      purge()
    },
    current: () => current,
    rest() {
      for (const entry of caches.values()) {
        entry.release?.()
        entry.release = undefined
      }
    },
  }
}

/** Who is signed in; `undefined` while that is not known. */
function identify({ isLoaded, isSignedIn, userId, orgId }: AuthState): Identity | null | undefined {
  if (!isLoaded) return undefined
  return isSignedIn && userId ? { userId, orgId: orgId ?? null } : null
}
