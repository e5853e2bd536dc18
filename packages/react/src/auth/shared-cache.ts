import { IdentityChangedError } from '@x/auth-fetch'

/** The operations on a library's cache that need the owner of an entry. */
export interface WatchedCache {
  /** Removes the entries whose identity key is foreign. */
  readonly purge: (isForeign: (identityKey: string) => boolean) => void
  /** Watches for entries that are written again later. Returns a function that ends the watch. */
  readonly guard?: (rules: GuardRules) => () => void
}

/** Answers a cache's questions about the owner of an entry. */
export interface GuardRules {
  readonly isUnwanted: (identityKey: string, isRestored: boolean) => boolean
  /** Resolves once the owner is the current user. Rejects with `IdentityChangedError` if another user is signed in. */
  readonly waitForOwner: (identityKey: string) => Promise<void>
}

/** A mounted provider, as seen by the caches that its hooks use. */
export interface CacheUser {
  /** The active identity's key; `undefined` before the first one. */
  readonly identityKey: () => string | undefined
  /** Whether Clerk is still loading. */
  readonly isLoading: () => boolean
  /** Keys of the identities that were active here, or rendered, and no longer are. */
  readonly endedKeys: ReadonlySet<string>
  /** Whether a render has started for an identity that is not active yet. */
  readonly isUpcoming: (identityKey: string) => boolean
  /** Resolves when Clerk may have loaded. */
  readonly waitUntilLoaded: () => Promise<unknown>
}

/** A cache together with the mounted providers whose hooks use it. */
export interface SharedCache {
  readonly join: (user: CacheUser) => void
  readonly leave: (user: CacheUser) => void
  readonly purge: () => void
}

const sharedCaches = new WeakMap<object, SharedCache>()

/** Returns the one `SharedCache` of a cache, however many providers use it. It lives as long as the cache. */
export function shareCache(cache: object, open: () => WatchedCache): SharedCache {
  let shared = sharedCaches.get(cache)
  if (!shared) sharedCaches.set(cache, (shared = createSharedCache(open())))
  return shared
}

function createSharedCache(cache: WatchedCache): SharedCache {
  const users = new Set<CacheUser>()
  /** Keys of the identities of unmounted providers, such as a provider with the user id as its React key. */
  const unmountedKeys = new Set<string>()
  let release: (() => void) | undefined

  /** Whether an entry belongs to none of the current identities. While a provider loads, only ended identities are foreign. */
  function isForeign(identityKey: string): boolean {
    const all = [...users]
    if (all.some((user) => user.identityKey() === identityKey)) return false
    const loaded = all.filter((user) => !user.isLoading())
    return loaded.length === all.length ? all.length > 0 : all.some((user) => user.endedKeys.has(identityKey))
  }

  /** Whether a new entry is foreign, and not one that a render creates for the next identity. */
  function isUnwanted(identityKey: string, isRestored: boolean): boolean {
    if (!isForeign(identityKey)) return false
    const all = [...users]
    if (isRestored || all.some((user) => user.endedKeys.has(identityKey))) return true
    return unmountedKeys.has(identityKey) && !all.some((user) => user.isUpcoming(identityKey))
  }

  async function waitForOwner(identityKey: string): Promise<void> {
    for (let loading = findLoading(identityKey); loading; loading = findLoading(identityKey)) {
      // oxlint-disable-next-line no-await-in-loop -- wait for one provider at a time, because the next one may be loading too
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
      for (const key of last === undefined ? user.endedKeys : [...user.endedKeys, last]) unmountedKeys.add(key)
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

/** A list whose items can be garbage collected. */
export interface WeakList<T extends object> {
  readonly add: (item: T) => void
  /** Returns the items that are still in memory. */
  readonly all: () => T[]
}

/** Creates a list that keeps none of its items in memory, if the engine has `WeakRef`. */
export function createWeakList<T extends object>(): WeakList<T> {
  let references: { readonly deref: () => T | undefined }[] = []
  let nextPrune = 64

  function all(): T[] {
    references = references.filter((reference) => reference.deref())
    nextPrune = Math.max(64, 2 * references.length)
    return references.flatMap((reference) => reference.deref() ?? [])
  }

  return {
    add(item) {
      references.push(typeof WeakRef === 'function' ? new WeakRef(item) : { deref: () => item })
      if (references.length > nextPrune) all()
    },
    all,
  }
}
