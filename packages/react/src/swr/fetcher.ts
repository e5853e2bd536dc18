import type { AuthFetch } from '@x/auth-fetch'
import type { BareFetcher } from 'swr'
import type { Scope } from '../scope/scope.js'
import { disownKey } from './key.js'

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
  { status, life, untilActive }: Scope,
  fetcher: BareFetcher,
): (key: unknown) => Promise<unknown> {
  return async (ownedKey) => {
    if (status === 'loading') return life.followed.then(() => undefined)
    const owned = disownKey(ownedKey)
    // SWR may call the newest fetcher for the key before.
    if (owned?.marker !== life.marker) return undefined
    try {
      const pending = untilActive()
      if (pending) await pending
      const data: unknown = await fetcher(owned.key)
      return life.signal.aborted ? undefined : data
    } catch (error) {
      if (life.signal.aborted) return undefined
      throw error
    }
  }
}
