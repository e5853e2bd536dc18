import { IdentityChangedError } from '@x/auth-fetch'

/** A cache that holds entries of users. */
export interface WatchedCache {
  /** Removes the entries whose marker is foreign. */
  readonly purge: (isForeign: (identityKey: string) => boolean) => void
  /** Keeps watch over entries that come back; returns what ends it. */
  readonly guard?: (rules: GuardRules) => () => void
}

/** What a cache is told of the owners of its entries. */
export interface GuardRules {
  readonly isUnwanted: (identityKey: string, isRestored: boolean) => boolean
  /** Resolves once it is known who is signed in; rejects with `IdentityChangedError` when it is not the owner. */
  readonly waitForOwner: (identityKey: string) => Promise<void>
}

/** A mounted provider, as the caches that its hooks use see it. */
export interface CacheUser {
  /** The marker of the identity in force; `undefined` before there is one. */
  readonly identityKey: () => string | undefined
  /** Whether it is not known yet who is signed in. */
  readonly isLoading: () => boolean
  /** Markers of the identities that were in force here, or about to be, and no longer are. */
  readonly endedKeys: ReadonlySet<string>
  /** Whether a render has begun for an identity that is not in force yet. */
  readonly isUpcoming: (identityKey: string) => boolean
  /** Resolves when it may be known who is signed in. */
  readonly waitUntilLoaded: () => Promise<unknown>
}

/** One cache, and the mounted providers whose hooks use it. */
export interface SharedCache {
  readonly join: (user: CacheUser) => void
  readonly leave: (user: CacheUser) => void
  readonly purge: () => void
}

const sharedCaches = new WeakMap<object, SharedCache>()

/** Returns the one watch over a cache, however many providers there are. It lives as long as the cache does. */
export function shareCache(cache: object, open: () => WatchedCache): SharedCache {
  let shared = sharedCaches.get(cache)
  if (!shared) sharedCaches.set(cache, (shared = createSharedCache(open())))
  return shared
}

function createSharedCache(cache: WatchedCache): SharedCache {
  const users = new Set<CacheUser>()
  /** Markers of those that were in force in providers that are unmounted, such as one with the user as its key. */
  const unmountedKeys = new Set<string>()
  let release: (() => void) | undefined

  /** Whether an entry belongs to none of the current identities. While a provider loads, only those that are gone are foreign. */
  function isForeign(identityKey: string): boolean {
    const all = [...users]
    if (all.some((user) => user.identityKey() === identityKey)) return false
    const known = all.filter((user) => !user.isLoading())
    return known.length === all.length ? all.length > 0 : all.some((user) => user.endedKeys.has(identityKey))
  }

  /** Whether an entry that is added is foreign, and not one that a render makes for the identity to come. */
  function isUnwanted(identityKey: string, isRestored: boolean): boolean {
    if (!isForeign(identityKey)) return false
    const all = [...users]
    if (isRestored || all.some((user) => user.endedKeys.has(identityKey))) return true
    return unmountedKeys.has(identityKey) && !all.some((user) => user.isUpcoming(identityKey))
  }

  async function waitForOwner(identityKey: string): Promise<void> {
    for (let loading = findLoading(identityKey); loading; loading = findLoading(identityKey)) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: the next one may not be loaded either
      await loading.waitUntilLoaded()
    }
    if (isForeign(identityKey)) throw new IdentityChangedError('The request')
  }

  function findLoading(identityKey: string): CacheUser | undefined {
    const all = [...users]
    return all.some((user) => user.identityKey() === identityKey) ? undefined : all.find((user) => user.isLoading())
  }

  return {
    join: (user) => void users.add(user),
    leave(user) {
      users.delete(user)
      const last = user.identityKey()
      for (const identityKey of last === undefined ? user.endedKeys : [...user.endedKeys, last])
        unmountedKeys.add(identityKey)
      if (users.size > 0) return
      release?.()
      release = undefined
    },
    purge() {
      for (const user of users) unmountedKeys.delete(String(user.identityKey()))
      cache.purge(isForeign)
      release ??= cache.guard?.({ isUnwanted, waitForOwner })
    },
  }
}
