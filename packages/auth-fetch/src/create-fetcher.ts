import { fetchJson, type FetchLike, type JsonRequestInit } from './fetch-json.js'

/** A key that describes a request: an input, or an input and its init. */
export type RequestKey = RequestInfo | URL | readonly [input: RequestInfo | URL, init?: JsonRequestInit]

/**
 * Creates a fetcher for SWR, which fetches the JSON of a key.
 *
 * @param fetch sends the requests; usually an `AuthFetch`
 * @returns a function of a key, which resolves and rejects as `fetchJson` does
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
