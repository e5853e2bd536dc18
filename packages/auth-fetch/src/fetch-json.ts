import { checkBody } from './body-fence.js'
import { describeRequest } from './describe-request.js'
import { ParseError } from './errors/parse-error.js'
import { SchemaError } from './errors/schema-error.js'
import type { AuthRequestInit } from './options.js'
import { methodOf, requestOf } from './input.js'
import { platformMember } from './member.js'
import { readHttpError } from './read-http-error.js'
import type { StandardSchemaV1 } from './standard-schema.js'

/** Any function of fetch's shape: an `AuthFetch`, or the platform's own. */
export type FetchLike = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

/** What `fetchJson` takes beside fetch's own options and `auth`. */
export interface JsonRequestInit<Schema extends StandardSchemaV1 = StandardSchemaV1> extends AuthRequestInit {
  /** Checks the parsed body, and types the result: any Standard Schema, such as zod's, valibot's and arktype's. */
  readonly schema?: Schema
}

/**
 * Fetches JSON.
 *
 * @param fetch what sends the request, usually an `AuthFetch`
 * @param input fetch's own
 * @param init fetch's own, with `auth` and `schema`
 * @returns the parsed body, as `schema` gives it; `undefined` when the body is empty
 * @throws HttpError for a status outside 200 to 299
 * @throws ParseError when the body is not JSON
 * @throws SchemaError when it does not match `schema`
 * @throws whatever `fetch` rejects with, untouched
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
  const response = await fetch(input, init) // fetch reads no schema there
  const request = requestOf(input)
  const name = describeRequest({
    method: methodOf(request, init),
    url: response.url || (request ? platformMember(request, 'url') : String(input)),
  })
  try {
    if (!response.ok) throw await readHttpError(response, name)
    const text = await response.text()
    checkBody(response)
    const data = text === '' ? undefined : parse(text, response, name)
    if (!schema) return data
    const result = await schema['~standard'].validate(data)
    if (result.issues) throw new SchemaError(name, result.issues)
    return result.value
  } finally {
    // Errors, too, hold what the body said.
    checkBody(response)
  }
}

function parse(text: string, response: Response, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the body, so it is no cause of ours.
    throw new ParseError(name, response)
  }
}
