import type { Cache, State } from 'swr'
import { SWRGlobalState } from 'swr/_internal'
import { findIdentityKey } from './key.js'

/** The watch over what is written to a cache. */
export interface WriteGuard {
  /** Removes at once what was written late. */
  readonly sweep: () => void
  /** Sweeps, and gives back what was replaced. */
  readonly release: () => void
}

type Write = (name: string, value: State, previous?: unknown) => unknown

/**
 * Removes entries that are written for an owner who is gone, within one macrotask: a `mutate` or a rollback of theirs that comes late.
 * It listens to the cache's own `set`, by which SWR makes every write; on an object that takes no other `set`, to SWR's call of it.
 *
 * @param isUnwanted whether an entry with this marker is not to be there now
 */
export function guardWrites(cache: Cache, isUnwanted: (identityKey: string) => boolean): WriteGuard {
  /** What was written late, by the name of its entry. */
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
        // A render for the owner's return. SWR merges what it writes with the entry, and so with what was written late.
        value = without({ ...value }, { ...late.get(name) })
        late.delete(name)
      }
      return write.call(cache, name, value, previous)
    }
  }

  const guardedSet = guard(cache.set)
  undo.push(replace(cache, 'set', guardedSet))
  // A frozen object, or a Proxy that answers for itself. A `SWRConfig` around the provider is set up after it.
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

/** An entry, of which SWR's type leaves out what is committed beneath optimistic data. */
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
 * Puts a function in place of an object's own or inherited one.
 *
 * @returns what undoes that, unless somebody else has put another there since: that one stays, and calls this one
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
    // Not what reading it gives: a Proxy may bind it.
    if (Object.getOwnPropertyDescriptor(target, name)?.value !== value) return
    if (own) Object.defineProperty(target, name, own)
    else Reflect.deleteProperty(target, name)
  }
}
