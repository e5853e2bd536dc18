import { fetchJson, type FetchLike, type JsonRequestInit } from './fetch-json.js'
import type { StandardSchemaV1 } from './standard-schema.js'

/**
 * Sends a value as JSON and returns the JSON of the response.
 *
 * @param fetch sends the request; usually an `AuthFetch`
 * @param input fetch's own
 * @param value the value to send. A body that fetch knows, such as `FormData`, is sent as it is; `undefined` sends no body
 * @param init fetch's own, with `auth` and `schema`. The method is `POST` by default
 * @returns the parsed body, or the output of `schema`; `undefined` when the body is empty. It rejects as `fetchJson` does
 * @example
 * ```ts
 * import { type AuthFetch, sendJson } from '@x/auth-fetch'
 *
 * export function createOrder(authFetch: AuthFetch, item: string) {
 *   return sendJson<{ id: string }>(authFetch, '/api/orders', { item })
 * }
 * ```
 * @see https://fetch.spec.whatwg.org/#bodyinit
 */
export function sendJson<Schema extends StandardSchemaV1>(
  fetch: FetchLike,
  input: RequestInfo | URL,
  value: unknown,
  init: JsonRequestInit<Schema> & { readonly schema: Schema },
): Promise<StandardSchemaV1.InferOutput<Schema>>
export function sendJson<T = unknown>(
  fetch: FetchLike,
  input: RequestInfo | URL,
  value: unknown,
  init?: JsonRequestInit,
): Promise<T>
export function sendJson(
  fetch: FetchLike,
  input: RequestInfo | URL,
  value: unknown,
  init: JsonRequestInit = {},
): Promise<unknown> {
  const headers = new Headers(init.headers)
  const isJson = value !== undefined && !isBody(value)
  if (isJson && !headers.has('content-type')) headers.set('content-type', 'application/json')
  const body = isJson ? JSON.stringify(value) : ((value ?? null) as BodyInit | null) // isBody() checked it
  return fetchJson(fetch, input, { method: 'POST', ...init, headers, body })
}

const bodyTag = /FormData|Blob|File|URLSearchParams|ArrayBuffer|ReadableStream/

/** Whether fetch has a type of its own for a body. A string is not one here: it is sent as JSON. */
function isBody(value: unknown): boolean {
  return ArrayBuffer.isView(value) || bodyTag.test(Object.prototype.toString.call(value))
}
