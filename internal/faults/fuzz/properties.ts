import {
  createAuthFetch,
  fetchJson,
  HttpError,
  IdentityChangedError,
  isAuthFetchError,
  ParseError,
  retryDelay,
  shouldRetry,
  TokenError,
} from '@x/auth-fetch'
import * as fc from 'fast-check'
import { bodies, retryAfters, tokens } from './inputs.ts'
import { holds, type AnyProperty } from './check-property.ts'
import { properties as ofUrls } from './url-properties.ts'

const url = 'https://api.example.com/orders'

/** A header's name and value, as a caller could give them, good or not. */
const headerLists = fc.array(
  fc.tuple(
    fc.oneof(
      fc.constantFrom('authorization', 'Authorization', 'AUTHORIZATION', 'X-A', 'accept', 'Authorization '),
      fc.string({ maxLength: 12 }),
    ),
    fc.oneof(fc.constantFrom('Bearer x', '', ' '), fc.string({ maxLength: 12 })),
  ),
  { maxLength: 5 },
)

/** What the platform makes of headers; `undefined` when it refuses them. */
function platformHeaders(init: HeadersInit): Headers | undefined {
  try {
    return new Headers(init)
  } catch {
    return undefined
  }
}

/** Headers arrive as the platform reads them, with our `Authorization` unless the caller has one. */
const headers = holds(fc.tuple(headerLists, fc.constantFrom('pairs', 'object', 'Headers')), async ([pairs, form]) => {
  const init: HeadersInit | undefined =
    form === 'object' ? Object.fromEntries(pairs) : form === 'pairs' ? pairs : platformHeaders(pairs)
  if (init === undefined) return
  let seen: Headers | undefined
  const authFetch = createAuthFetch({
    getToken: () => 'ours',
    origins: ['https://api.example.com'],
    fetch: async (_input, given) => {
      seen = new Headers(given?.headers)
      return new Response()
    },
  })
  // Node loses an object's `__proto__`, which browsers and the standard keep.
  const wanted = platformHeaders(form === 'object' ? Object.entries(init) : init)
  if (wanted && !wanted.has('authorization')) wanted.set('authorization', 'Bearer ours')
  const error: unknown = await authFetch(url, { headers: init }).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (wanted === undefined) {
    if (!(error instanceof TypeError)) throw new Error(`took what the platform refuses: ${String(error)}`)
  } else if (JSON.stringify([...(seen ?? [])]) !== JSON.stringify([...wanted]))
    throw new Error(`sent ${JSON.stringify([...(seen ?? [])])}`)
})

/** Whatever `getToken` gives, the request is sent with it, or rejected with an error that does not hold it. */
const claims = holds(tokens, async (token) => {
  let authorization: string | null = null
  const authFetch = createAuthFetch({
    getToken: () => token,
    identity: () => ({ userId: 'user_a', orgId: null }),
    origins: ['https://api.example.com'],
    fetch: async (_input, init) => {
      authorization = new Headers(init?.headers).get('authorization')
      return new Response()
    },
  })
  const error: unknown = await authFetch(url).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error === undefined) {
    if (authorization !== `Bearer ${token}`) throw new Error(`sent ${String(authorization)}`)
    return
  }
  if (authorization !== null) throw new Error('was sent and rejected')
  if (!(error instanceof IdentityChangedError || error instanceof TokenError))
    throw new Error(`rejected with ${String(error)}`)
  if (token.length > 12 && `${error.message}${JSON.stringify(error)}`.includes(token))
    throw new Error('the error holds the token')
})

/** `Retry-After` gives a wait that a timer can count and that is never less than half a second, or none; one of more than 30 s is not waited for. */
const retryAfter = holds(retryAfters, async (value) => {
  const given = platformHeaders({ 'retry-after': value })
  if (!given) return
  const answer = async () => new Response('', { status: 503, headers: given })
  const error: unknown = await fetchJson(answer, url).catch((reason: unknown) => reason)
  if (!isAuthFetchError(error, 'http')) throw new Error(`rejected with ${String(error)}`)
  const wait = retryDelay(0, error)
  if (!(wait >= 0 && wait <= 2_147_483_647)) throw new Error(`waits ${wait} ms`)
  const { retryAfter: asked = 0 } = error
  if (!(asked >= 0)) throw new Error(`asks for ${asked} ms`)
  if (error.retryAfter !== undefined && wait < Math.min(Math.max(asked, 500), 2_147_483_647))
    throw new Error(`waits ${wait} ms of ${asked}`)
  if (shouldRetry(0, error) !== asked <= 30_000) throw new Error(`is ${asked > 30_000 ? '' : 'not '}retried`)
})

/** Any body gives its JSON, or a `ParseError` or `HttpError` that quotes nothing of it. */
const json = holds(
  fc.tuple(
    bodies,
    fc.constantFrom(200, 201, 400, 404, 500),
    fc.constantFrom('application/json', 'application/problem+json', 'text/html', ''),
  ),
  async ([body, status, type]) => {
    const answer = async () => new Response(body as BodyInit, { status, headers: { 'content-type': type } }) // bytes are one
    const expected = await new Response(body as BodyInit).text() // as above
    let parsed: { readonly value: unknown } | undefined
    try {
      parsed = { value: expected === '' ? undefined : (JSON.parse(expected) as unknown) } // compared only
    } catch {}
    const result = await fetchJson(answer, url).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    )
    if (status >= 400) {
      if (!('error' in result && result.error instanceof HttpError && result.error.status === status))
        throw new Error('no HttpError')
    } else if (parsed === undefined) {
      if (!('error' in result && result.error instanceof ParseError)) throw new Error('no ParseError')
      if (expected.trim().length > 12 && result.error.message.includes(expected))
        throw new Error('the error quotes the body')
    } else if (!('value' in result) || JSON.stringify(result.value) !== JSON.stringify(parsed.value))
      throw new Error('another value')
  },
)

/** All properties, by what they are about. */
export const properties: Readonly<Record<string, AnyProperty>> = {
  ...ofUrls,
  headers,
  'claims of tokens': claims,
  '`Retry-After`': retryAfter,
  'JSON bodies': json,
}
