import { fetchJson, type FetchLike, type JsonRequestInit } from './fetch-json.js'

/** What stands for a request in a key: an input, or an input and its init. */
export type RequestKey = RequestInfo | URL | readonly [input: RequestInfo | URL, init?: JsonRequestInit]

/**
 * Gives SWR's fetcher: it takes the key and resolves with JSON.
 *
 * @param fetch what sends the requests, usually an `AuthFetch`
 * @returns a function of a key; it resolves and rejects as `fetchJson` does
 * @example
 * ```ts
 * import { type AuthFetch, createFetcher } from '@x/auth-fetch'
 *
 * export function createConfig(authFetch: AuthFetch) {
 *   return { fetcher: createFetcher(authFetch) }
 * }
 * ```
 * @see https://swr.vercel.app/docs/data-fetching
 */
export function createFetcher(fetch: FetchLike): <T = unknown>(key: RequestKey) => Promise<T> {
  return <T>(key: RequestKey): Promise<T> =>
    isPair(key) ? fetchJson<T>(fetch, key[0], key[1]) : fetchJson<T>(fetch, key)
}

function isPair(key: RequestKey): key is Extract<RequestKey, readonly unknown[]> {
  return Array.isArray(key)
}
