import type { Cache, State } from 'swr'

/** Returns all that a cache of SWR holds, as text. */
export function dumpCache(cache: Pick<Cache, 'keys' | 'get'>): string {
  return JSON.stringify([...cache.keys()].map((name) => [name, cache.get(name)]))
}

/** Creates a cache that is an object literal. */
export function createPlainCache(): Cache {
  const map = new Map<string, State>()
  return {
    keys: () => map.keys(),
    get: (name) => map.get(name),
    set: (name, value) => void map.set(name, value),
    delete: (name) => void map.delete(name),
  }
}
