import { cache, SWRGlobalState } from 'swr/_internal'
import type { Scope } from '../scope/scope.js'
import { markerOfEntry } from './key.js'

/**
 * Has preloaded responses that nobody has used yet removed with their owner. SWR keeps those of all caches in one place, which only
 * its internal entry knows.
 *
 * @see https://swr.vercel.app/docs/prefetching#programmatically-prefetch
 */
export function watchPreloads(scope: Scope): void {
  const preloads = SWRGlobalState.get(cache)?.[3]
  if (!preloads) return
  scope.watch(preloads, () => ({
    purge(isForeign) {
      for (const name of Object.keys(preloads)) {
        const marker = markerOfEntry(name)
        if (marker !== undefined && isForeign(marker)) delete preloads[name]
      }
    },
  }))
}
