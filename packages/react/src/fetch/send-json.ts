import { fetchJson, type AuthFetch, type JsonRequestInit } from '@x/auth-fetch'

/**
 * Sends a value as JSON and reads the response as JSON.
 *
 * @param value the body. Types that fetch sends itself, such as `FormData`, are passed on unchanged; `undefined` sends no body
 * @param init fetch's `init`, with `auth` and `schema`. The method is `POST` by default; its headers win
 * @returns the parsed body, `undefined` if it is empty
 */
export function sendJson(
  authFetch: AuthFetch,
  input: RequestInfo | URL,
  value: unknown,
  init: JsonRequestInit | undefined,
): Promise<unknown> {
  const { headers: given, ...rest } = init ?? {}
  const headers = new Headers(given)
  const isJson = value !== undefined && !isBody(value)
  if (isJson && !headers.has('content-type')) headers.set('content-type', 'application/json')
  const body = isJson ? JSON.stringify(value) : ((value ?? null) as BodyInit | null) // see isBody
  return fetchJson(authFetch, input, { method: 'POST', ...rest, headers, body })
}

function isBody(value: unknown): boolean {
  const bodyTag = /FormData|Blob|File|URLSearchParams|ArrayBuffer|ReadableStream/
  return ArrayBuffer.isView(value) || bodyTag.test(Object.prototype.toString.call(value))
}
