import { fetchJson, type AuthFetch, type JsonRequestInit } from '@x/auth-fetch'

/**
 * Sends a value as JSON and reads the answer's JSON.
 *
 * @param value the body: as it is when fetch has a type of its own for it, such as `FormData`; none when `undefined`
 * @param init fetch's own, with `auth` and `schema`; `POST` by default, its headers win
 * @returns the parsed body, `undefined` when it is empty
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

const bodyTag = /FormData|Blob|File|URLSearchParams|ArrayBuffer|ReadableStream/

function isBody(value: unknown): boolean {
  return ArrayBuffer.isView(value) || bodyTag.test(Object.prototype.toString.call(value))
}
