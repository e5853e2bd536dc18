import { retryDelay, shouldRetry } from '@x/auth-fetch'
import { skipToken, type QueryClient } from '@tanstack/react-query'
import { isServer } from '../scope/is-server.js'
import type { Scope } from '../scope/scope.js'
import { idle, ownQuery, type BoundQuery, type LooseQueryOptions, type QueryFn } from './own-query.js'
import { guardPlaceholder } from './placeholder.js'
import { watchClient } from './watch-client.js'

/** Makes options those of a scope's owner. */
export function bindQuery(scope: Scope, options: LooseQueryOptions, client: QueryClient): BoundQuery {
  const { life } = scope
  const defaulted = { ...client.getDefaultOptions().queries, ...client.getQueryDefaults(options.queryKey), ...options }
  const bound = { ...ownQuery(scope.authFetch, life.marker, options), ...retries(defaulted) }
  const { queryFn } = bound
  if (!scope.isActive) return { ...bound, ...idle }
  return {
    ...bound,
    ...(defaulted.placeholderData !== undefined && {
      placeholderData: guardPlaceholder(life, life.marker, defaulted.placeholderData),
    }),
    ...(scope.status === 'loading' && { networkMode: 'always' }),
    ...(queryFn && { queryFn: queryFn === skipToken ? skipToken : inTime(scope, queryFn) }),
  }
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
          `${JSON.stringify(queryKey)} is not fetched on the server. Prefetch it with authQueryOptions and hydrate it, or ` +
            'let the nearest Suspense boundary render it in the browser.',
        ),
      )
  }
  if (status !== 'loading') {
    return (context) => {
      const pending = untilActive()
      return pending ? pending.then(() => queryFn(context)) : queryFn(context)
    }
  }
  return () => life.followed.then(() => Promise.reject(life.signal.reason))
}

/** The app's own rule for retries, wherever it has one. */
function retries(defaulted: { readonly retry?: unknown; readonly retryDelay?: unknown }): object {
  return {
    ...(defaulted.retry === undefined && { retry: isServer ? false : shouldRetry }),
    ...(defaulted.retryDelay === undefined && { retryDelay }),
  }
}
