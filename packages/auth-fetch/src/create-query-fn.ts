import { fetchJson, type FetchLike, type JsonRequestInit } from './fetch-json.js'
import type { StandardSchemaV1 } from './standard-schema.js'

/** What TanStack Query calls to get data. */
export type QueryFn<T> = (context: { readonly signal: AbortSignal }) => Promise<T>

/** Gives the query function of one request. */
export interface CreateQueryFn {
  <Schema extends StandardSchemaV1>(
    input: RequestInfo | URL,
    init: JsonRequestInit<Schema> & { readonly schema: Schema },
  ): QueryFn<StandardSchemaV1.InferOutput<Schema>>
  <T = unknown>(input: RequestInfo | URL, init?: JsonRequestInit): QueryFn<T>
}

/**
 * Gives a factory of TanStack Query's query functions.
 *
 * @param fetch what sends the requests, usually an `AuthFetch`
 * @returns `queryFn(input, init?)`; the query function passes the query's `signal` on, unless init has its own, and rejects as
 *   `fetchJson` does. An empty body is `null`, since TanStack Query refuses `undefined`
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
    async ({ signal: ofQuery }: { readonly signal: AbortSignal }) => {
      const signal = init?.signal === undefined ? ofQuery : init.signal
      return (await fetchJson<never>(fetch, input, { ...init, signal })) ?? (null as never) // the overloads type the result
    }
}
