'use client'
import { useMemo } from 'react'
import { useSWRConfig, type Arguments, type MutatorCallback, type MutatorOptions, type ScopedMutator } from 'swr'
import type { AuthSession } from '../auth/auth-session.js'
import type { IdentityLifetime } from '../auth/identity.js'
import { useAuthSession } from '../auth/session-context.js'
import { findIdentityKey, isThenable, scopeKey, unscopeKey } from './key.js'
import { argsWithUserKeys } from './scoped-result.js'
import { watchSWR } from './watch-cache.js'

/** SWR's `mutate` for the current user's entries, as `useClerkMutate` returns it. */
export interface ClerkMutate {
  /** Accepts each entry whose key `matches`. It sees the key as the hook was given it. */
  <Data = unknown, MutationData = Data>(
    matches: (key: Arguments) => boolean,
    data?: MutationData | Promise<MutationData> | MutatorCallback<MutationData>,
    options?: boolean | MutatorOptions<Data, MutationData>,
  ): Promise<(MutationData | undefined)[]>
  /** Accepts the entry of one key. */
  <Data = unknown, MutationData = Data>(
    key: Arguments,
    data?: MutationData | Promise<MutationData> | MutatorCallback<MutationData>,
    options?: boolean | MutatorOptions<Data, MutationData>,
  ): Promise<MutationData | undefined>
}

/**
 * Returns `mutate` for the current user's entries. It accepts the same keys as the hooks.
 *
 * @returns SWR's `mutate`, the same function until the identity changes. After that, a call or a late promise writes nothing. When signed
 *   out it does nothing, unless the provider's `signedOut` is `'anonymous'`
 * @throws Error outside of `AuthFetchProvider` and, with `@x/react`, of `ClerkProvider`
 * @example
 * ```tsx
 * import { useClerkMutate } from '@x/react/swr'
 *
 * export function Reload() {
 *   const mutate = useClerkMutate()
 *   return <button onClick={() => mutate('/api/orders')}>Reload</button>
 * }
 * ```
 * @see https://swr.vercel.app/docs/mutation#global-mutate
 */
export function useClerkMutate(): ClerkMutate {
  const session = useAuthSession('useClerkMutate')
  const { cache, mutate } = useSWRConfig()
  watchSWR(session, cache, mutate)
  return useMemo(() => createMutate(session, mutate), [session, mutate])
}

function createMutate({ lifetime, canFetch, status }: AuthSession, mutate: ScopedMutator): ClerkMutate {
  return ((
    target: Arguments | ((key: Arguments) => boolean),
    ...given: [data?: unknown, options?: boolean | MutatorOptions]
  ) => {
    const isFilter = typeof target === 'function'
    const nothing = Promise.resolve(isFilter ? [] : undefined)
    if (lifetime.signal.aborted || !canFetch || status === 'loading') return nothing
    const rest = argsWithUserKeys(given) as typeof given // as many, of the same types
    if (rest.length > 0) rest[0] = rejectWhenLate(lifetime, rest[0])
    if (isFilter) return mutate((key) => matchesUserKey(lifetime, key, target as (key: Arguments) => boolean), ...rest) // no other key is a function
    // The name of an entry, from clerkSWRKey or clerkSWRInfiniteKey, already includes its owner.
    const owner = typeof target === 'string' ? findIdentityKey(target) : undefined
    if (owner === undefined) return mutate(scopeKey(target, lifetime.identityKey), ...rest)
    return owner === lifetime.identityKey ? mutate(target, ...rest) : nothing
  }) as ClerkMutate // the signatures are SWR's
}

function matchesUserKey(
  { identityKey }: IdentityLifetime,
  key: Arguments,
  matches: (key: Arguments) => boolean,
): boolean {
  const scoped = unscopeKey(key)
  return scoped !== undefined && scoped.identityKey === identityKey && matches(scoped.key)
}

/** Makes data that arrives after the lifetime's end an error: SWR then writes nothing to the cache. */
function rejectWhenLate(lifetime: IdentityLifetime, data: unknown): unknown {
  if (typeof data === 'function') return (current: unknown) => rejectWhenLate(lifetime, data(current))
  if (!isThenable(data)) return data
  const kept = Promise.resolve(data).then((value) => {
    lifetime.throwIfEnded()
    return value
  })
  kept.catch(() => {}) // SWR ignores the data where no key matches
  return kept
}
