import type { AuthFetch } from '@x/auth-fetch'
import type { BareFetcher } from 'swr'
import type { AuthSession } from '../auth/auth-session.js'
import { unscopeKey } from './key.js'

/** What a fetcher gets beside the key. */
export interface FetcherContext {
  /** `fetch` with the session token of who the key belongs to. */
  readonly authFetch: AuthFetch
}

/**
 * Gives the fetcher for SWR: it hands the user's fetcher the user's own key, and keeps its data from any other owner.
 *
 * @returns a function that resolves with nothing once the identity has changed. SWR has been told to forget the request by
 *   then, while a rejection it would still write to the cache
 */
export function scopeFetcher(
  { status, lifetime, waitWhilePending }: AuthSession,
  fetcher: BareFetcher,
): (key: unknown) => Promise<unknown> {
  return async (scopedKey) => {
    if (status === 'loading') return lifetime.next.then(() => undefined)
    const owned = unscopeKey(scopedKey)
    // SWR may call the newest fetcher for the key before.
    if (owned?.identityKey !== lifetime.identityKey) return undefined
    try {
      const pending = waitWhilePending()
      if (pending) await pending
      const data: unknown = await fetcher(owned.key)
      return lifetime.signal.aborted ? undefined : data
    } catch (error) {
      if (lifetime.signal.aborted) return undefined
      throw error
    }
  }
}
