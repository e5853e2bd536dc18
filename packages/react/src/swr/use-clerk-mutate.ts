'use client'
import { useMemo } from 'react'
import { useSWRConfig, type Arguments, type MutatorCallback, type MutatorOptions, type ScopedMutator } from 'swr'
import { useAuthSession } from '../auth/session-context.js'
import type { IdentityLifetime } from '../auth/identity-lifetime.js'
import type { AuthSession } from '../auth/auth-session.js'
import { unscopeKey, findIdentityKey, scopeKey } from './key.js'
import { argsWithUserKeys } from './with-user-keys.js'
import { watchSWR } from './watch-cache.js'

/** What `useClerkMutate` gives: SWR's `mutate`, over the entries of who is signed in. */
export interface ClerkMutate {
  /** Takes each entry whose key, as the hook was given it, `matches`. */
  <Data = unknown, MutationData = Data>(
    matches: (key: Arguments) => boolean,
    data?: MutationData | Promise<MutationData> | MutatorCallback<MutationData>,
    options?: boolean | MutatorOptions<Data, MutationData>,
  ): Promise<(MutationData | undefined)[]>
  /** Takes the entry of one key. */
  <Data = unknown, MutationData = Data>(
    key: Arguments,
    data?: MutationData | Promise<MutationData> | MutatorCallback<MutationData>,
    options?: boolean | MutatorOptions<Data, MutationData>,
  ): Promise<MutationData | undefined>
}

/** `useClerkMutate` in a given scope. */
export function useScopedMutate(session: AuthSession): ClerkMutate {
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
    // A name that clerkSWRKey or clerkSWRInfiniteKey gave has its owner already.
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
  const owned = unscopeKey(key)
  return owned !== undefined && owned.identityKey === identityKey && matches(owned.key)
}

/** Data that comes when its owner is gone is an error, which writes nothing to the cache. */
function rejectWhenLate(lifetime: IdentityLifetime, data: unknown): unknown {
  if (typeof data === 'function') return (current: unknown) => rejectWhenLate(lifetime, data(current))
  if (!isThenable(data)) return data
  return Promise.resolve(data).then((value) => {
    lifetime.throwIfEnded()
    return value
  })
}

/** What SWR waits for: any object with a `then`. */
function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function'
}

/**
 * Gives `mutate` for the entries that the hooks keep for who is signed in: it takes keys as the hooks do.
 *
 * @returns SWR's `mutate`, the same function until the identity changes. A call or a promise that comes after that writes
 *   nothing. When nobody is signed in it does nothing, unless the public is served too
 * @throws Error outside of `AuthFetchProvider`
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
  return useScopedMutate(useAuthSession('useClerkMutate'))
}
