'use client'
import { retryDelay, shouldRetry } from '@x/auth-fetch'
import { QueryCache, QueryClient, useQueryClient, type QueryKey } from '@tanstack/react-query'
import type { AuthSession } from '../auth/auth-session.js'
import type { IdentityLifetime } from '../auth/identity.js'
import { createAuthQueryClient, type ClientOwner } from './auth-query-client.js'
import { memoizePerLifetime } from './memoize-per-lifetime.js'
import { findIdentityKey, nameQuery, scopeKey, type OwnedQueryKey } from './query-key.js'
import { keepWithOwner } from './keep-with-owner.js'
import {
  disabledOptions,
  scopeQueryOptions,
  skipWithoutUrl,
  type ScopedQueryOptions,
  type Draft,
  type LooseQueryOptions,
  type QueryFn,
} from './scope-query-options.js'
import { watchClient } from './watch-client.js'

/**
 * Whether TanStack Query treats this runtime as a server: the app may decide it with `environmentManager.setIsServer`. The default `gcTime`
 * of a query tells, also in versions without an `environmentManager` to import.
 */
function isServer(): boolean {
  const query = new QueryCache().build(new QueryClient(), { queryKey: [] })
  query.destroy()
  return query.gcTime === Infinity
}

/** Retries what a retry can mend and, as TanStack Query by default, nothing on a server. */
const retry = (failureCount: number, error: unknown): boolean => !isServer() && shouldRetry(failureCount, error)

/** Returns the arguments for TanStack Query's own hook: options for the user of a session, and the client. */
export function useResolvedOptions(
  session: AuthSession,
  options: LooseQueryOptions,
  queryClient: QueryClient | undefined,
): [ScopedQueryOptions, QueryClient] {
  const client = useQueryClient(queryClient)
  // A call in the style of version 4, `useAuthQuery(key, fn)`: TanStack Query's own hook reports it.
  if (typeof options !== 'object' || Array.isArray(options)) return [options as never, client]
  return [resolveHookOptions(session, options, client), client]
}

/** Resolves the options of a hook. TanStack Query's own hooks and methods keep their own defaults for retries. */
export function resolveHookOptions(
  session: AuthSession,
  options: LooseQueryOptions,
  client: QueryClient,
): ScopedQueryOptions {
  const resolved: Pick<Draft, 'retry' | 'retryDelay'> & ScopedQueryOptions = resolveQueryOptions(
    session,
    options,
    client,
  )
  resolved.retry ??= retry
  resolved.retryDelay ??= retryDelay
  return resolved
}

/** Resolves options for the user of a session, and registers the client to be purged when the identity changes. */
export function resolveQueryOptions(
  session: AuthSession,
  options: LooseQueryOptions,
  client: QueryClient,
): ScopedQueryOptions {
  const { lifetime, status } = session
  watchQueryClient(session, client)
  // One object from here on: to copy so many options takes longer than everything else that happens here.
  const draft: Draft = Object.assign(
    { ownerSignal: lifetime.signal },
    client.getDefaultOptions().queries,
    client.getQueryDefaults(options.queryKey),
    options,
  )
  skipWithoutUrl(draft, options)
  const { queryKeyHashFn: hash } = draft
  const source = draft.url ? undefined : draft.queryFn
  const bound = scopeQueryOptions(session.authFetch, lifetime.identityKey, draft, (own) =>
    getAuthQueryClient(session, own),
  )
  // Then the client's methods find the entry by the same function.
  if (distinguishesOwners(hash, bound.queryKey)) draft.queryKeyHashFn = hash
  else if (hash) draft.queryKeyHashFn = memoizePerLifetime(session, 'queryKeyHashFn', hash, () => draft.queryKeyHashFn)
  draft.queryKey = keepKey(session, options.queryKey, bound.queryKey)
  if (!session.canFetch) return Object.assign(bound, disabledOptions)
  const { queryFn } = bound
  if (typeof queryFn === 'function') {
    const wait = (): QueryFn => waitForSession(session, queryFn)
    draft.queryFn = typeof source === 'function' ? memoizePerLifetime(session, 'queryFn', source, wait) : wait()
  }
  keepWithOwner(session, draft)
  return status === 'loading' ? Object.assign(bound, { networkMode: 'always' }) : bound
}

/**
 * Returns the scoped key of the last render with this key, so that the options of two renders are equal when the app's own are: TanStack
 * Query reports new options as an event.
 */
function keepKey(session: AuthSession, key: QueryKey, scoped: OwnedQueryKey<QueryKey>): OwnedQueryKey<QueryKey> {
  const kept = memoizePerLifetime(session, 'queryKey', key, () => scoped)
  const isSame = kept.length === scoped.length && key.every((part, index) => part === kept[index])
  return isSame ? kept : scoped // the app has changed its array
}

const scopedClients = new WeakMap<AuthSession, WeakMap<QueryClient, QueryClient>>()

/** Returns the one client over a session's entries in a client. */
export function getAuthQueryClient(session: AuthSession, client: QueryClient): QueryClient {
  let ofSession = scopedClients.get(session)
  if (!ofSession) scopedClients.set(session, (ofSession = new WeakMap()))
  let scoped = ofSession.get(client)
  if (!scoped) {
    scoped = createAuthQueryClient(client, createOwner(session, client))
    // It is its own, for what is given to it as its client.
    ofSession.set(client, scoped).set(scoped, scoped)
  }
  return scoped
}

function createOwner(session: AuthSession, client: QueryClient): ClientOwner {
  const { lifetime, canFetch, authFetch, status } = session
  const current = (): IdentityLifetime => lifetime.resolvedOwner ?? lifetime
  return {
    get identityKey() {
      return current().identityKey
    },
    isActive: () => canFetch && current().identity !== null && !current().signal.aborted,
    resolve(options) {
      const { identityKey, signal, reason } = current()
      if (signal.aborted)
        return { ...options, queryKey: scopeKey(options.queryKey, identityKey), queryFn: () => Promise.reject(reason) }
      // A client of the time before Clerk was loaded serves the identity that followed.
      if (status === 'loading' && lifetime.resolvedOwner)
        return scopeQueryOptions(authFetch, identityKey, { ...options }, () => getAuthQueryClient(session, client))
      return resolveQueryOptions(session, options, client)
    },
  }
}

/** Whether a hash function tells owners apart: its result depends on each character of the owner. */
function distinguishesOwners(hash: unknown, key: OwnedQueryKey<QueryKey>): boolean {
  if (typeof hash !== 'function') return false
  const name: unknown = hash(key)
  const own = key.slice(0, -1)
  const identityKey = String(findIdentityKey(key))
  const others = Array.from(
    identityKey,
    (letter, at) => identityKey.slice(0, at) + (letter === '~' ? '-' : '~') + identityKey.slice(at + 1),
  )
  // Of two owners that differ in case only, at least one has a lower-case letter.
  return [...others, identityKey.toUpperCase()].every(
    (other) => other === identityKey || hash(scopeKey(own, other)) !== name,
  )
}

/** Registers a client to be purged when the identity changes. */
export function watchQueryClient(session: AuthSession, client: QueryClient): void {
  session.watchCache(client, () => watchClient(client))
}

/** Makes a query function wait while Clerk is loading. Its query is removed as soon as the identity is known. */
function waitForSession({ status, lifetime, waitWhilePending }: AuthSession, queryFn: QueryFn): QueryFn {
  return (context) => {
    if (isServer()) {
      const query = nameQuery(context.queryKey)
      return Promise.reject(
        new Error(`${query} is not fetched on the server: prefetch it with authQueryOptions, or let it suspend.`),
      )
    }
    if (status === 'loading') return lifetime.next.then(() => Promise.reject(lifetime.signal.reason))
    const pending = waitWhilePending()
    return pending ? pending.then(() => queryFn(context)) : queryFn(context)
  }
}
