'use client'
import { isAuthFetchError } from '@x/auth-fetch'
import { useMemo } from 'react'
import type { BareFetcher, Key, Middleware, SWRConfiguration, SWRResponse } from 'swr'
import type { Life } from '../scope/life.js'
import type { Scope } from '../scope/scope.js'
import { untilEnd } from '../scope/until-end.js'
import { own } from './authenticate.js'
import { guardCall, type HookCall } from './guard-call.js'
import { disownKey } from './key.js'
import { plainCallbacks } from './plain-callbacks.js'
import type { MergedConfiguration } from './types.js'
import { watchSWR } from './watch-cache.js'

/** Gives the middleware that makes a mutation of SWR one of the user's. */
export function authenticateMutation(scope: Scope): Middleware {
  return (useSWRNext) =>
    function useOwned(key: Key, fetcher: BareFetcher | null, config: SWRConfiguration): SWRResponse {
      const { cache, mutate } = config as MergedConfiguration // see SWR's withArgs
      watchSWR(scope, cache, mutate)
      const ownedConfig = { ...config, ...plainCallbacks(config) }
      const result = useSWRNext(own(key, scope), fetcher && scopeMutation(scope, fetcher), ownedConfig)
      return useGuardedTrigger(result, scope.life, config as Throwing) // the options of a mutation are among them
    }
}

/** Its result is for the owner alone: once that one is gone the mutation fails, and writes nothing to the cache. */
function scopeMutation({ life }: Scope, fetcher: BareFetcher): BareFetcher {
  return async (ownedKey: unknown, options: unknown) => {
    const data: unknown = await fetcher(disownKey(ownedKey)?.key, options)
    // What was begun before Clerk was loaded goes on; `authFetch` waited.
    life.owner?.throwIfEnded()
    return data
  }
}

interface Throwing {
  readonly throwOnError?: boolean
}

function useGuardedTrigger(result: SWRResponse, life: Life, { throwOnError }: Throwing): SWRResponse {
  const { trigger }: { readonly trigger: HookCall } = result as never // the types of middleware know no mutations
  const guarded = useMemo(() => {
    function refuse(reason: unknown, [, options]: readonly unknown[]): Promise<unknown> {
      const isThrown = { throwOnError, ...(options as Throwing) }.throwOnError !== false // see SWR's trigger
      return isThrown ? Promise.reject(reason) : Promise.resolve()
    }
    // SWR resolves with nothing once the hook was reset for the next owner.
    const settle: HookCall = (...args: never[]) =>
      untilEnd(life, trigger(...(args as never))).catch((error: unknown) =>
        isAuthFetchError(error, 'identity_changed') ? refuse(error, args) : Promise.reject(error),
      )
    return guardCall(life, settle, refuse)
  }, [life, trigger, throwOnError])
  return Object.assign(result, { trigger: guarded })
}
