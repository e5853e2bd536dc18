'use client'
import { retryDelay, shouldRetry } from '@x/auth-fetch'
import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { isServer } from '../scope/is-server.js'
import type { Scope } from '../scope/scope.js'
import { markerOfKey, nameQuery, ownKey, type OwnedQueryKey } from './key.js'
import { keepWithOwner } from './keep-with-owner.js'
import { idle, ownQuery, type BoundQuery, type Draft, type LooseQueryOptions, type QueryFn } from './own-query.js'
import { watchClient } from './watch-client.js'

/** Gives the arguments of TanStack Query's own hook, for a scope's owner. */
export function useBoundQuery(
  scope: Scope,
  options: LooseQueryOptions,
  queryClient: QueryClient | undefined,
): [BoundQuery, QueryClient] {
  const client = useQueryClient(queryClient)
  return [bindQuery(scope, options, client), client]
}

/** Makes options those of a scope's owner, and has the client cleaned when the identity changes. */
export function bindQuery(scope: Scope, options: LooseQueryOptions, client: QueryClient): BoundQuery {
  const { life, status } = scope
  watchScope(scope, client)
  // One object from here on: each copy of so many options takes longer than all else that is done to them.
  const draft: Draft = Object.assign(
    { ownerSignal: life.signal },
    client.getDefaultOptions().queries,
    client.getQueryDefaults(options.queryKey),
    options,
  )
  draft.retry ??= isServer ? false : shouldRetry
  draft.retryDelay ??= retryDelay
  const hash = draft.queryKeyHashFn
  const bound = ownQuery(scope.authFetch, life.marker, draft)
  // The client's own is what `getQueryData` and `prefetchQuery` find the entry by.
  if (hash !== options.queryKeyHashFn && tellsOwners(hash, bound.queryKey)) draft.queryKeyHashFn = hash
  if (!scope.isActive) return Object.assign(bound, idle)
  const { queryFn } = bound
  if (typeof queryFn === 'function') draft.queryFn = inTime(scope, queryFn)
  keepWithOwner(scope, draft)
  return status === 'loading' ? Object.assign(bound, { networkMode: 'always' }) : bound
}

/** Whether a function gives the entries of different owners different names: it takes each character of the owner into account. */
function tellsOwners(hash: unknown, key: OwnedQueryKey<QueryKey>): boolean {
  if (typeof hash !== 'function') return false
  const name: unknown = hash(key)
  const own = key.slice(0, -1)
  const marker = String(markerOfKey(key))
  const others = Array.from(
    marker,
    (letter, at) => marker.slice(0, at) + (letter === '~' ? '-' : '~') + marker.slice(at + 1),
  )
  return [...others, swapCase(marker)].every((other) => other === marker || hash(ownKey(own, other)) !== name)
}

function swapCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()))
}

/** Has the client cleaned when the identity changes. */
export function watchScope(scope: Scope, client: QueryClient): void {
  scope.watch(client, () => watchClient(client))
}

/** Waits while Clerk loads: the query is loading then, and is removed when the identity is known. */
function inTime({ status, life, untilActive }: Scope, queryFn: QueryFn): QueryFn {
  if (isServer) {
    return ({ queryKey }) =>
      Promise.reject(
        new Error(
          `${nameQuery(queryKey)} is not fetched on the server: prefetch it with authQueryOptions, or let it suspend.`,
        ),
      )
  }
  if (status === 'loading') return () => life.followed.then(() => Promise.reject(life.signal.reason))
  return (context) => {
    const pending = untilActive()
    return pending ? pending.then(() => queryFn(context)) : queryFn(context)
  }
}
