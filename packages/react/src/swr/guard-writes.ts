import type { Cache, State } from 'swr'
import { SWRGlobalState } from 'swr/_internal'
import { findIdentityKey } from './key.js'

/** A watch over the writes to a cache. */
export interface WriteGuard {
  /** Removes late entries now. */
  readonly sweep: () => void
  /** Sweeps, and restores the functions that were replaced. */
  readonly release: () => void
}

type Write = (name: string, value: State, previous?: unknown) => unknown

/**
 * Removes, within one macrotask, entries that are written for a former owner: by a late `mutate` or rollback. It wraps the cache's own
 * `set`, through which SWR makes every write. If the object does not accept another `set`, it wraps SWR's call of it.
 *
 * @param isUnwanted whether the cache may not hold an entry with this identity key now
 */
export function guardWrites(cache: Cache, isUnwanted: (identityKey: string) => boolean): WriteGuard {
  /** Late writes, by the name of their entry. */
  const late = new Map<string, State>()
  const undo: (() => void)[] = []
  let isActive = true

  function sweep(): void {
    for (const name of late.keys()) cache.delete(name)
    late.clear()
  }

  function guard(write: Write): Write {
    return (name, value, previous) => {
      const identityKey = isActive ? findIdentityKey(name) : undefined
      if (identityKey === undefined) return write.call(cache, name, value, previous)
      if (isUnwanted(identityKey)) {
        if (late.size === 0) setTimeout(sweep)
        late.set(name, value)
      } else if (late.has(name)) {
        // A write for the returned owner. SWR merges a write with the entry, and so with the late write.
        value = without({ ...value }, { ...late.get(name) })
        late.delete(name)
      }
      return write.call(cache, name, value, previous)
    }
  }

  const guardedSet = guard(cache.set)
  undo.push(replace(cache, 'set', guardedSet))
  // A frozen object, or a Proxy that ignores the change. SWR initializes a `SWRConfig` around the provider later than this.
  if (cache.set !== guardedSet) {
    queueMicrotask(() => {
      const state = SWRGlobalState.get(cache)
      if (state && isActive) undo.push(replace(state, 5, guard(state[5])))
    })
  }
  return {
    sweep,
    release() {
      sweep()
      isActive = false
      for (const restore of undo) restore()
    },
  }
}

/** An entry. SWR's own type leaves out `_c`, the committed data under optimistic data. */
interface Contents {
  readonly data?: unknown
  readonly error?: unknown
  readonly _c?: unknown
}

function without(value: Contents, old: Contents): State {
  const keep = (name: keyof Contents): unknown => (value[name] === old[name] ? undefined : value[name])
  return { ...value, data: keep('data'), error: keep('error'), _c: keep('_c') } as State // as above
}

/**
 * Replaces an object's own or inherited function.
 *
 * @returns a function that restores it, unless other code has replaced it since: that replacement stays, and calls this one
 */
function replace(target: object, name: PropertyKey, value: Write): () => void {
  const own = Object.getOwnPropertyDescriptor(target, name)
  try {
    Object.defineProperty(target, name, {
      value,
      configurable: true,
      writable: true,
      enumerable: own?.enumerable ?? false,
    })
  } catch {
    // A frozen object, or a Proxy that refuses.
  }
  return () => {
    // Reads the descriptor, not the property: a Proxy may bind it.
    if (Object.getOwnPropertyDescriptor(target, name)?.value !== value) return
    if (own) Object.defineProperty(target, name, own)
    else Reflect.deleteProperty(target, name)
  }
}
