import { cache, SWRGlobalState } from 'swr/_internal'
import type { AuthSession } from '../auth/auth-session.js'
import { findIdentityKey } from './key.js'

/**
 * Has preloaded responses that nobody has used yet removed with their owner. SWR keeps those of all caches in one place, which only
 * its internal entry knows.
 *
 * @see https://swr.vercel.app/docs/prefetching#programmatically-prefetch
 */
export function watchPreloads(session: AuthSession): void {
  const preloads = SWRGlobalState.get(cache)?.[3]
  if (!preloads) return
  session.watchCache(preloads, () => ({
    purge(isForeign) {
      for (const name of Object.keys(preloads)) {
        const identityKey = findIdentityKey(name)
        if (identityKey !== undefined && isForeign(identityKey)) delete preloads[name]
      }
    },
  }))
}
