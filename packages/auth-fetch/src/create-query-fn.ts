import { fetchJson, type FetchLike, type JsonRequestInit } from './fetch-json.js'
import type { StandardSchemaV1 } from './standard-schema.js'

/** A query function of TanStack Query. */
export type QueryFn<T> = (context: { readonly signal: AbortSignal }) => Promise<T>

/** Creates the query function of one request. */
export interface CreateQueryFn {
  <Schema extends StandardSchemaV1>(
    input: RequestInfo | URL,
    init: JsonRequestInit<Schema> & { readonly schema: Schema },
  ): QueryFn<StandardSchemaV1.InferOutput<Schema>>
  <T = unknown>(input: RequestInfo | URL, init?: JsonRequestInit): QueryFn<T>
}

/**
 * Creates a factory of query functions for TanStack Query.
 *
 * @param fetch sends the requests; usually an `AuthFetch`
 * @returns `queryFn(input, init?)`. The query function passes the query's `signal` to fetch, unless init has its own, and rejects
 *   as `fetchJson` does. An empty body is `null`, since TanStack Query does not accept `undefined`
 * @example
 * ```ts
 * import { type AuthFetch, createQueryFn } from '@x/auth-fetch'
 *
 * export function ordersQuery(authFetch: AuthFetch) {
 *   const queryFn = createQueryFn(authFetch)
 *   return { queryKey: ['orders'], queryFn: queryFn<{ id: string }[]>('/api/orders') }
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/framework/react/guides/query-functions
 */
export function createQueryFn(fetch: FetchLike): CreateQueryFn {
  return (input: RequestInfo | URL, init?: JsonRequestInit) =>
    async ({ signal: querySignal }: { readonly signal: AbortSignal }) => {
      const signal = init?.signal === undefined ? querySignal : init.signal
      return (await fetchJson<never>(fetch, input, { ...init, signal })) ?? (null as never) // the overloads type the result
    }
}
