'use client'
import { retryDelay, shouldRetry } from '@x/auth-fetch'
import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query'
import type { AuthSession } from '../auth/auth-session.js'
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

/** Whether this renders HTML for another machine's browser, by the same test as SWR and TanStack Query. */
const isServer = typeof window === 'undefined' || 'Deno' in globalThis

/** Returns the arguments for TanStack Query's own hook: options for the user of a session, and the client. */
export function useResolvedOptions(
  session: AuthSession,
  options: LooseQueryOptions,
  queryClient: QueryClient | undefined,
): [ScopedQueryOptions, QueryClient] {
  const client = useQueryClient(queryClient)
  return [resolveQueryOptions(session, options, client), client]
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
  draft.retry ??= isServer ? false : shouldRetry
  draft.retryDelay ??= retryDelay
  const hash = draft.queryKeyHashFn
  const bound = scopeQueryOptions(session.authFetch, lifetime.identityKey, draft)
  // `getQueryData` and `prefetchQuery` find the entry by the client's own function.
  if (hash !== options.queryKeyHashFn && distinguishesOwners(hash, bound.queryKey)) draft.queryKeyHashFn = hash
  if (!session.canFetch) return Object.assign(bound, disabledOptions)
  const { queryFn } = bound
  if (typeof queryFn === 'function') draft.queryFn = waitForSession(session, queryFn)
  keepWithOwner(session, draft)
  return status === 'loading' ? Object.assign(bound, { networkMode: 'always' }) : bound
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
  return [...others, swapCase(identityKey)].every(
    (other) => other === identityKey || hash(scopeKey(own, other)) !== name,
  )
}

function swapCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()))
}

/** Registers a client to be purged when the identity changes. */
export function watchQueryClient(session: AuthSession, client: QueryClient): void {
  session.watchCache(client, () => watchClient(client))
}

/** Makes a query function wait while Clerk is loading. Its query is removed as soon as the identity is known. */
function waitForSession({ status, lifetime, waitWhilePending }: AuthSession, queryFn: QueryFn): QueryFn {
  if (isServer) {
    return ({ queryKey }) =>
      Promise.reject(
        new Error(
          `${nameQuery(queryKey)} is not fetched on the server: prefetch it with authQueryOptions, or let it suspend.`,
        ),
      )
  }
  if (status === 'loading') return () => lifetime.next.then(() => Promise.reject(lifetime.signal.reason))
  return (context) => {
    const pending = waitWhilePending()
    return pending ? pending.then(() => queryFn(context)) : queryFn(context)
  }
}
