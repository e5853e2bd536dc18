import { readClaims } from './create-fake-token.js'
import { createGate } from './create-gate.js'
import type { FakeClaims } from './fake-user.js'
import { isOnline } from './network.js'
import { findRoute, readRequest, type RouteParams } from './read-request.js'

/** What a route is told of a request. */
export interface FakeRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  /** What the body holds: parsed when it is JSON; `undefined` without one. */
  readonly body: unknown
  readonly params: RouteParams
  /** Who the token names. Only an API with the option `anonymous` sees `null`. */
  readonly userId: string | null
  readonly orgId: string | null
  readonly claims: FakeClaims | null
}

/** Answers a request: with JSON, with nothing (204), or with a `Response`. */
export type FakeRoute = (request: FakeRequest) => unknown

/** One request that the API was sent. */
export interface SeenRequest {
  readonly method: string
  /** The path and the query. */
  readonly path: string
  /** Who the token names, also when it is refused; `null` without a token. */
  readonly userId: string | null
  readonly orgId: string | null
  readonly status: number
}

/** An API that reads tokens as a backend does. */
export interface FakeApi {
  /** For the `fetch` of `AuthFetchProvider` or `createAuthFetch`. */
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>
  /** What was asked, in order. */
  readonly requests: readonly SeenRequest[]
  /** Answers the next request with this, whatever its token and its route. */
  readonly answerNext: (status: number, body?: unknown) => void
  /** Answers wait, from now on. */
  readonly hold: () => void
  /** Answers are let go. */
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
 * Makes an API without a server. A token that is missing, expired or no JWT is answered with 401, a path that has no route with
 * 404; without a network the request fails as `fetch` does.
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
    const given = next.shift()
    if (given) return given()
    const isRefused = claims
      ? Date.now() / 1000 >= claims.exp + 5
      : !options.anonymous || request.headers.has('authorization')
    if (isRefused) return Response.json({ error: 'no valid token' }, { status: 401 })
    const found = findRoute(Object.keys(routes), method, url)
    if (!found)
      return Response.json({ error: `The fake API has no route '${method} ${url.pathname}'.` }, { status: 404 })
    return toResponse(await routes[found.route]?.({ ...request, params: found.params }))
  }

  return {
    requests,
    async fetch(input, init) {
      const { signal, ...request } = await readRequest(input, init)
      signal?.throwIfAborted()
      if (!isOnline()) throw new TypeError('Failed to fetch')
      const claims = readClaims(request.headers.get('authorization')) as FakeClaims | null // only read as one
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
