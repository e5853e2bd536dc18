'use client'
import { isAuthFetchError } from '@x/auth-fetch'
import { useMemo } from 'react'
import type { BareFetcher, Key, Middleware, SWRConfiguration, SWRResponse } from 'swr'
import type { IdentityLifetime } from '../auth/identity-lifetime.js'
import type { AuthSession } from '../auth/auth-session.js'
import { rejectWhenEnded } from '../auth/reject-when-ended.js'
import { scopeHookKey } from './authenticate.js'
import { bindToLifetime, type ResultFunction } from './bind-to-lifetime.js'
import { unscopeKey } from './key.js'
import { withUserKeys } from './with-user-keys.js'
import type { MergedConfiguration } from './types.js'
import { watchSWR } from './watch-cache.js'

/** Gives the middleware that makes a mutation of SWR one of the user's. */
export function createAuthMutationMiddleware(session: AuthSession): Middleware {
  return (useSWRNext) =>
    function useAuthMiddleware(key: Key, fetcher: BareFetcher | null, config: SWRConfiguration): SWRResponse {
      const { cache, mutate } = config as MergedConfiguration // see SWR's withArgs
      watchSWR(session, cache, mutate)
      const scopedConfig = { ...config, ...withUserKeys(config) }
      const result = useSWRNext(
        scopeHookKey(key, session),
        fetcher && scopeMutationFetcher(session, fetcher),
        scopedConfig,
      )
      return useGuardedTrigger(result, session.lifetime, config as Throwing) // the options of a mutation are among them
    }
}

/** Its result is for the owner alone: once that one is gone the mutation fails, and writes nothing to the cache. */
function scopeMutationFetcher({ lifetime }: AuthSession, fetcher: BareFetcher): BareFetcher {
  return async (scopedKey: unknown, options: unknown) => {
    const data: unknown = await fetcher(unscopeKey(scopedKey)?.key, options)
    // What was begun before Clerk was loaded goes on; `authFetch` waited.
    lifetime.resolvedOwner?.throwIfEnded()
    return data
  }
}

interface Throwing {
  readonly throwOnError?: boolean
}

function useGuardedTrigger(result: SWRResponse, lifetime: IdentityLifetime, { throwOnError }: Throwing): SWRResponse {
  const { trigger }: { readonly trigger: ResultFunction } = result as never // the types of middleware know no mutations
  const guarded = useMemo(() => {
    function refuse(reason: unknown, [, options]: readonly unknown[]): Promise<unknown> {
      const isThrown = { throwOnError, ...(options as Throwing) }.throwOnError !== false // see SWR's trigger
      return isThrown ? Promise.reject(reason) : Promise.resolve()
    }
    // SWR resolves with nothing once the hook was reset for the next owner.
    const settle: ResultFunction = (...args: never[]) =>
      rejectWhenEnded(lifetime, trigger(...(args as never))).catch((error: unknown) =>
        isAuthFetchError(error, 'identity_changed') ? refuse(error, args) : Promise.reject(error),
      )
    return bindToLifetime(lifetime, settle, refuse)
  }, [lifetime, trigger, throwOnError])
  return Object.assign(result, { trigger: guarded })
}
