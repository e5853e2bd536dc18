import { readClaims } from './create-fake-token.js'
import { createGate } from './create-gate.js'
import type { FakeClaims } from './fake-user.js'
import { isOnline } from './network.js'
import { findRoute, readRequest, type RouteParams } from './read-request.js'

/** A request, as a route receives it. */
export interface FakeRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  /** The body, parsed when it is JSON; `undefined` when there is none. */
  readonly body: unknown
  readonly params: RouteParams
  /** The user in the token; `null` only with the option `anonymous`. */
  readonly userId: string | null
  readonly orgId: string | null
  readonly claims: FakeClaims | null
}

/** Returns the response to a request: JSON, `undefined` for a 204, or a `Response`. */
export type FakeRoute = (request: FakeRequest) => unknown

/** A request that the API has received. */
export interface SeenRequest {
  readonly method: string
  /** The path and the query. */
  readonly path: string
  /** The user in the token, also when it is rejected; `null` without a token. */
  readonly userId: string | null
  readonly orgId: string | null
  readonly status: number
}

/** An API that reads tokens as a backend does. */
export interface FakeApi {
  /** The `fetch` option for `AuthFetchProvider` or `createAuthFetch`. */
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>
  /** The requests so far, in order. */
  readonly requests: readonly SeenRequest[]
  /** Sets the response to the next request, whatever its token and its route. */
  readonly answerNext: (status: number, body?: unknown) => void
  /** Holds back responses from now on. */
  readonly hold: () => void
  /** Sends the responses that were held back. */
  readonly release: () => void
}

/** The options of `createFakeApi`. */
export interface FakeApiOptions {
  /**
   * Whether requests without a token reach the routes.
   * @default false
   */
  readonly anonymous?: boolean
}

/**
 * Creates an API without a server. It answers 401 to a missing, expired or invalid token, and 404 to a path without a route. While
 * offline, requests fail as with `fetch`.
 *
 * @param routes such as `{ 'GET /orders/:id': ({ params, userId }) => ({ id: params.id, userId }) }`
 * @example
 * ```ts
 * import { createAuthFetch } from '@x/auth-fetch'
 * import { createFakeApi, createFakeToken } from '@x/testing'
 *
 * const api = createFakeApi({ 'GET /orders': ({ userId }) => [`tea for ${userId}`] })
 * const getToken = () => createFakeToken({ sub: 'user_ada', exp: Date.now() / 1000 + 60 })
 * const authFetch = createAuthFetch({ baseUrl: 'https://api.example.com', getToken, fetch: api.fetch })
 *
 * const response = await authFetch('/orders')
 * console.log(await response.json(), api.requests)
 * ```
 */
export function createFakeApi(routes: Readonly<Record<string, FakeRoute>>, options: FakeApiOptions = {}): FakeApi {
  const gate = createGate(false)
  const requests: SeenRequest[] = []
  const next: (() => Response)[] = []

  async function answer(request: Omit<FakeRequest, 'params'>): Promise<Response> {
    const { method, url, claims } = request
    const preset = next.shift()
    if (preset) return preset()
    const isRejected = claims
      ? Date.now() / 1000 >= claims.exp + 5
      : !options.anonymous || request.headers.has('authorization')
    if (isRejected) return Response.json({ error: 'no valid token' }, { status: 401 })
    const found = findRoute(Object.keys(routes), method, url)
    if (!found)
      return Response.json(
        { error: `createFakeApi() has no route '${method} ${url.pathname}': add it to its routes.` },
        { status: 404 },
      )
    return toResponse(await routes[found.route]?.({ ...request, params: found.params }))
  }

  return {
    requests,
    async fetch(input, init) {
      const { signal, ...request } = await readRequest(input, init)
      signal?.throwIfAborted()
      if (!isOnline()) throw new TypeError('Failed to fetch')
      const claims = readClaims(request.headers.get('authorization')) as FakeClaims | null // Read only as claims.
      const userId = claims?.sub ?? null
      const orgId = claims?.o?.id ?? null
      const response = await answer({ ...request, claims, userId, orgId })
      const { method, url } = request
      requests.push({ method, path: url.pathname + url.search, userId, orgId, status: response.status })
      if (gate.isShut()) await Promise.race([gate.opened(), aborted(signal)])
      return response
    },
    answerNext: (status, body) => next.push(() => toResponse(body, status)),
    hold: gate.shut,
    release: gate.open,
  }
}

function toResponse(value: unknown, status?: number): Response {
  if (value instanceof Response) return value
  return value === undefined
    ? new Response(null, { status: status ?? 204 })
    : Response.json(value, { status: status ?? 200 })
}

function aborted(signal: AbortSignal | null): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
