import type { Cache, State } from 'swr'
import { markerOfEntry } from './key.js'

/**
 * Removes entries that are written for an owner who is gone, within one macrotask: a `mutate` or a rollback of theirs that comes late.
 * It listens to the cache's own `set`, by which SWR makes every write.
 *
 * @param isUnwanted whether an entry with this marker is not to be there now
 * @returns what gives the cache its own `set` back
 */
export function guardWrites(cache: Cache, isUnwanted: (marker: string) => boolean): () => void {
  /** What was written late, by the name of its entry. */
  const late = new Map<string, unknown>()
  const { set } = cache
  const own = Object.getOwnPropertyDescriptor(cache, 'set')
  let isActive = true

  function sweep(): void {
    for (const name of late.keys()) cache.delete(name)
    late.clear()
  }

  function guardedSet(name: string, value: State): void {
    const marker = isActive ? markerOfEntry(name) : undefined
    if (marker === undefined) return set.call(cache, name, value)
    if (isUnwanted(marker)) {
      if (late.size === 0) setTimeout(sweep)
      late.set(name, value.data)
    } else if (late.has(name)) {
      // The owner is back before the sweep. SWR merges what it writes with the entry, and so with what was written late.
      if (value.data !== undefined && Object.is(value.data, late.get(name))) value = { ...value, data: undefined }
      late.delete(name)
    }
    return set.call(cache, name, value)
  }

  try {
    Object.defineProperty(cache, 'set', {
      value: guardedSet,
      configurable: true,
      writable: true,
      enumerable: own?.enumerable ?? false,
    })
  } catch {
    // A frozen object: what is written late goes with the next change of identity.
    isActive = false
  }
  return () => {
    isActive = false
    // Somebody else may have wrapped it since: theirs stays, and this one hands everything through.
    if (cache.set !== guardedSet) return
    if (own) Object.defineProperty(cache, 'set', own)
    else Reflect.deleteProperty(cache, 'set')
  }
}
