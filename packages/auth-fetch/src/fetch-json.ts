import { HttpError, type Problem } from './errors/http-error.js'
import { ParseError } from './errors/parse-error.js'
import { SchemaError } from './errors/schema-error.js'
import { assertBodyIdentity } from './identity.js'
import type { AuthRequestInit } from './options.js'
import { getMethod, getRequestMember, toRequest } from './request-init.js'
import { readRetryAfter } from './retry.js'
import type { StandardSchemaV1 } from './standard-schema.js'
import { describeRequest } from './utils.js'

/** The most bytes that are read from the body of a failed response. */
const maxErrorBytes = 65_536

/** Any function with fetch's signature: an `AuthFetch`, or the platform's own. */
export type FetchLike = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

/** fetch's `RequestInit` plus `auth` and `schema`. */
export interface JsonRequestInit<Schema extends StandardSchemaV1 = StandardSchemaV1> extends AuthRequestInit {
  /** Validates the parsed body and types the result: any Standard Schema, such as one of zod, valibot or arktype. */
  readonly schema?: Schema
}

/**
 * Fetches JSON.
 *
 * @param fetch sends the request; usually an `AuthFetch`
 * @param input fetch's own
 * @param init fetch's own, with `auth` and `schema`
 * @returns the parsed body, or the output of `schema`; `undefined` when the body is empty
 * @throws HttpError for a status outside 200 to 299
 * @throws ParseError when the body is not JSON
 * @throws SchemaError when the body does not match `schema`
 * @throws any error of `fetch`, unchanged
 * @example
 * ```ts
 * import { type AuthFetch, fetchJson } from '@x/auth-fetch'
 *
 * export function loadOrders(authFetch: AuthFetch) {
 *   return fetchJson<{ id: string }[]>(authFetch, '/api/orders')
 * }
 * ```
 * @see https://fetch.spec.whatwg.org/#dom-body-json
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export async function fetchJson<Schema extends StandardSchemaV1>(
  fetch: FetchLike,
  input: RequestInfo | URL,
  init: JsonRequestInit<Schema> & { readonly schema: Schema },
): Promise<StandardSchemaV1.InferOutput<Schema>>
export async function fetchJson<T = unknown>(
  fetch: FetchLike,
  input: RequestInfo | URL,
  init?: JsonRequestInit,
): Promise<T>
export async function fetchJson(fetch: FetchLike, input: RequestInfo | URL, init?: JsonRequestInit): Promise<unknown> {
  const schema = init?.schema
  const response = await fetch(input, init) // fetch ignores `schema`
  const request = toRequest(input)
  const line = describeRequest({
    method: getMethod(request, init),
    url: response.url || (request ? getRequestMember(request, 'url') : String(input)),
  })
  try {
    if (!response.ok) throw await readHttpError(response, line)
    const text = await response.text()
    assertBodyIdentity(response)
    const data = text === '' ? undefined : parse(text, response, line)
    if (!schema) return data
    const result = await schema['~standard'].validate(data)
    if (result.issues) throw new SchemaError(line, result.issues)
    return result.value
  } finally {
    // Also after a failure: an error may include parts of the body.
    assertBodyIdentity(response)
  }
}

function parse(text: string, response: Response, line: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No `cause`: the parser's message quotes the body.
    throw new ParseError(line, response)
  }
}

/** Creates the error of a failed response. Rejects when the body cannot be read: the request was aborted or the connection lost. */
async function readHttpError(response: Response, line: string): Promise<HttpError> {
  const text = await readErrorText(response)
  const json = tryParse(text)
  const isProblem = /^application\/problem\+json\b/i.test(response.headers.get('content-type') ?? '')
  return new HttpError(line, {
    response,
    data: json === undefined && text !== '' ? text : json,
    problem: isProblem && typeof json === 'object' && json !== null ? (json as Problem) : undefined, // all its members are optional
    retryAfter: readRetryAfter(response),
  })
}

async function readErrorText(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  // React Native has no streams, so it reads the whole body.
  if (!reader) return (await response.text()).slice(0, maxErrorBytes)
  const decoder = new TextDecoder()
  let text = ''
  for (let size = 0; size < maxErrorBytes;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value.subarray(0, maxErrorBytes - size), { stream: true })
    size += value.byteLength
  }
  reader.cancel().catch(() => {})
  return text
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
