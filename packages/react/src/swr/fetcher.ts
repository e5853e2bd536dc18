import type { AuthFetch } from '@x/auth-fetch'
import type { BareFetcher } from 'swr'
import type { AuthSession } from '../auth/auth-session.js'
import { isThenable } from './is-thenable.js'
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
): (key: unknown) => unknown {
  const { signal } = lifetime

  function send(key: unknown): unknown {
    const data: unknown = fetcher(key) // what it throws at once, SWR hears at once
    if (!isThenable(data)) return data
    return data.then(
      (value) => (signal.aborted ? undefined : value),
      (error: unknown) => (signal.aborted ? undefined : Promise.reject(error)),
    )
  }

  return (scopedKey) => {
    if (status === 'loading') return lifetime.next.then(() => undefined)
    const owned = unscopeKey(scopedKey)
    // SWR may call the newest fetcher for the key before.
    if (owned?.identityKey !== lifetime.identityKey) return undefined
    const pending = waitWhilePending()
    return pending ? pending.then(() => (signal.aborted ? undefined : send(owned.key))) : send(owned.key)
  }
}
