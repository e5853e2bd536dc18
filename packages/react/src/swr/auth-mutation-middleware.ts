'use client'
import { useMemo } from 'react'
import type { BareFetcher, Key, Middleware, SWRConfiguration, SWRResponse } from 'swr'
import type { AuthSession } from '../auth/auth-session.js'
import { rejectWhenEnded, type IdentityLifetime } from '../auth/identity.js'
import { scopeHookKey } from './auth-middleware.js'
import { isThenable, unscopeKey } from './key.js'
import { bindToLifetime, withUserKeys, type ResultFunction } from './scoped-result.js'
import type { MergedConfiguration } from './types.js'
import { watchSWR } from './watch-cache.js'

/** Creates the middleware that puts the owner into the key of `useSWRMutation`, and keeps its result with that owner. */
export function createAuthMutationMiddleware(session: AuthSession): Middleware {
  return (useSWRNext) =>
    function useAuthMiddleware(key: Key, fetcher: BareFetcher | null, config: SWRConfiguration): SWRResponse {
      const { cache, mutate } = config as MergedConfiguration // see SWR's withArgs
      watchSWR(session, cache, mutate)
      const scopedConfig = { ...config, ...withUserKeys(config) }
      const scopedFetcher = fetcher && scopeMutationFetcher(session, fetcher)
      const result = useSWRNext(scopeHookKey(key, session), scopedFetcher, scopedConfig)
      return useScopedTrigger(result, session.functionsFrom.lifetime, config as Throwing) // middleware gets the options of a mutation too
    }
}

/** Keeps the result with its owner: when the owner's lifetime ends the mutation fails, and writes nothing to the cache. */
function scopeMutationFetcher({ lifetime }: AuthSession, fetcher: BareFetcher): BareFetcher {
  return (scopedKey: unknown, options: unknown) => {
    const data: unknown = fetcher(unscopeKey(scopedKey)?.key, options) // SWR writes nothing after an error that it throws now
    if (!isThenable(data)) return data
    return data.then((value) => {
      // A mutation that started while Clerk was loading continues for the first user: `authFetch` has waited.
      lifetime.resolvedOwner?.throwIfEnded()
      return value
    })
  }
}

interface Throwing {
  readonly throwOnError?: boolean
}

function useScopedTrigger(result: SWRResponse, lifetime: IdentityLifetime, { throwOnError }: Throwing): SWRResponse {
  const { trigger }: { readonly trigger: ResultFunction } = result as never // the types of middleware know no mutations
  const bound = useMemo(() => {
    function refuse(reason: unknown, [, options]: readonly unknown[]): Promise<unknown> {
      const isThrown = { throwOnError, ...(options as Throwing) }.throwOnError !== false // see SWR's trigger
      return isThrown ? Promise.reject(reason) : Promise.resolve()
    }
    // SWR resolves with undefined when the hook was reset for the next owner.
    const settle: ResultFunction = (...args: never[]) =>
      rejectWhenEnded(lifetime, trigger(...(args as never)), (reason) => refuse(reason, args))
    return bindToLifetime(lifetime, settle, refuse)
  }, [lifetime, trigger, throwOnError])
  return Object.assign(result, { trigger: bound })
}
