/* oxlint-disable unicorn/consistent-function-scoping -- a test shows its functions where it uses them */
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAuthFetch, type GetTokenOptions } from '../src/index.js'
import { errorOf } from './support/deferred.js'
import { anyRequest, makeArguments, type GeneratedRequest } from './support/generated-request.js'
import { startServer, type SeenRequest, type Server } from './support/start-server.js'
import { createStub } from './support/tokens.js'

type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

function startEcho(): Promise<Server> {
  return startServer(({ url }) => {
    const path = url.split('?')[0]
    if (path === '/redirect') return { status: 302, headers: { location: '/echo?redirected' } }
    if (path === '/redirect-307') return { status: 307, headers: { location: '/echo?redirected' } }
    if (path === '/empty') return { status: 204 }
    return { status: path === '/echo' ? 200 : 404, headers: { 'x-answer': 'yes' }, body: `answer to ${url}` }
  })
}

/** The request that the server saw, without the parts that differ between any two calls of fetch. */
function comparable({ rawHeaders, body, ...seen }: SeenRequest, isBuffered: boolean) {
  const pairs: [string, string][] = []
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? ''
    // A streamed upload of a Request is buffered, so its length is known.
    const isFraming = isBuffered && /^(?:transfer-encoding|content-length)$/i.test(name)
    if (name.toLowerCase() !== 'authorization' && !isFraming) pairs.push([name, rawHeaders[i + 1] ?? ''])
  }
  return JSON.stringify({ ...seen, authorization: '', body, pairs }).replace(/formdata-undici-\d+/g, 'boundary')
}

/** Whether only fetch rejects: Node cannot send a stream, or before Node 24 a buffer, again after a redirect. authFetch reads the body into memory. */
function isBetter({ input, path, body }: GeneratedRequest): boolean {
  const isLost = ['stream', 'ArrayBuffer', 'Uint8Array', 'DataView', 'part of a Buffer'].includes(body)
  return input === 'Request' && isLost && path.startsWith('/redirect')
}

async function outcomeOf(fetch: Fetch, generated: GeneratedRequest, server: Server) {
  const args = makeArguments(generated, server.origin)
  if (!args) return undefined
  const [input, init] = args
  const isBuffered = input instanceof Request && generated.body === 'stream'
  server.seen.length = 0
  let result: unknown
  try {
    const response = await fetch(...args)
    const { status, url, redirected, type } = response
    result = { status, url, redirected, type, answer: response.headers.get('x-answer'), text: await response.text() }
  } catch (error) {
    result = error instanceof Error ? { rejected: error.name } : { rejected: error }
  }
  // authFetch reads the body of a Request before fetch can reject init, so `bodyUsed` is only compared for requests that were sent.
  const usedBody = input instanceof Request && server.seen.length > 0 && input.bodyUsed
  const seen = server.seen.map((request) => comparable(request, isBuffered))
  const authorized = server.seen.map(({ authorization }) => authorization)
  return { compared: { result, seen, usedBody }, authorized, members: init && Object.keys(init) }
}

describe('authFetch compared with fetch', () => {
  it('authFetch sends the same request plus Authorization, and has the same result or rejection', async () => {
    const server = await startEcho()
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good'), origins: [server.origin] })
    const seenKinds = { sent: 0, rejected: 0 }
    await fc.assert(
      fc.asyncProperty(anyRequest, async (generated) => {
        fc.pre(!isBetter(generated))
        const expected = await outcomeOf(fetch, generated, server)
        const actual = await outcomeOf(authFetch, generated, server)
        fc.pre(expected !== undefined && actual !== undefined)
        expect(actual?.compared).toEqual(expected?.compared)
        expect(actual?.authorized.every((value) => value === 'Bearer good')).toBe(true)
        seenKinds[actual?.authorized.length ? 'sent' : 'rejected'] += 1
      }),
      { numRuns: 1_500 },
    )
    expect(seenKinds.sent).toBeGreaterThan(300)
    expect(seenKinds.rejected).toBeGreaterThan(100)
  })

  it('authFetch resolves a relative input against baseUrl and sends the same request as fetch with that URL', async () => {
    const server = await startEcho()
    const baseUrl = `${server.origin}/v1/`
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good'), baseUrl })
    const relative = fc.constantFrom(
      '',
      'notes',
      './a/../b',
      '../echo?q=1#f',
      '/echo',
      '?q',
      '#f',
      '//',
      'a b',
      'p\u00e4th',
    )
    await fc.assert(
      fc.asyncProperty(anyRequest, relative, async (generated, path) => {
        const asString = { ...generated, input: 'string' as const }
        const expected = await outcomeOf((_, init) => fetch(new URL(path, baseUrl), init), asString, server)
        const actual = await outcomeOf((_, init) => authFetch(path, init), asString, server)
        expect(actual?.compared).toEqual(expected?.compared)
        expect(actual?.authorized.every((value) => value === 'Bearer good') ?? true).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('authFetch sends exactly the same request to an origin that gets no token', async () => {
    const server = await startEcho()
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good') })
    await fc.assert(
      fc.asyncProperty(anyRequest, async (generated) => {
        const expected = await outcomeOf(fetch, generated, server)
        const actual = await outcomeOf(authFetch, generated, server)
        expect(actual?.compared).toEqual(expected?.compared)
        expect(actual?.authorized.every((value) => value === undefined) ?? true).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('authFetch sends the same request again after a rejected token, unless its body is a stream in init', async () => {
    const server = await startServer(({ authorization }) => ({ status: authorization === 'Bearer new' ? 200 : 401 }))
    const getToken = (options?: GetTokenOptions) => Promise.resolve(options?.skipCache ? 'new' : 'old')
    await fc.assert(
      fc.asyncProperty(anyRequest, async (generated) => {
        const authFetch = createAuthFetch({ getToken, origins: [server.origin] })
        const outcome = await outcomeOf(authFetch, generated, server)
        fc.pre(outcome !== undefined && outcome.authorized.length > 0)
        const isOfInit = generated.input !== 'Request' || ['all in init', 'body in init'].includes(generated.split)
        // An object that fetch converts to a string may return another string the next time.
        const isOnce = isOfInit && ['stream', 'number'].includes(generated.body)
        if (isOnce) return
        expect(outcome?.authorized).toEqual(['Bearer old', 'Bearer new'])
        expect(outcome?.compared.seen[0]).toBe(outcome?.compared.seen[1])
      }),
      { numRuns: 400 },
    )
  })

  it('authFetch rejects without arguments, as fetch does', async () => {
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good') })
    // @ts-expect-error -- an input is required
    expect(await errorOf(authFetch())).toEqual(await errorOf(fetch()))
  })

  it.each([5, 'text', true, Symbol('init')])(
    'authFetch rejects %s as init with a TypeError, as fetch does',
    async (init) => {
      const { origin, seen } = await startServer()
      const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good'), origins: [origin] })
      const wrong = init as unknown as RequestInit // what a caller without types may pass
      expect(await errorOf(fetch(origin, wrong))).toBeInstanceOf(TypeError)
      expect(await errorOf(authFetch(`${origin}/`, wrong))).toBeInstanceOf(TypeError)
      expect(seen).toEqual([])
    },
  )

  it('authFetch rejects a symbol as input with a TypeError, as fetch does', async () => {
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good'), baseUrl: 'http://127.0.0.1' })
    const wrong = Symbol('input') as unknown as string // what a caller without types may pass
    expect(await errorOf(fetch(wrong))).toBeInstanceOf(TypeError)
    expect(await errorOf(authFetch(wrong))).toBeInstanceOf(TypeError)
  })

  it('authFetch accepts null as init', async () => {
    const { origin, seen } = await startServer()
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good'), origins: [origin] })
    await authFetch(`${origin}/`, null as unknown as RequestInit) // fetch accepts it too
    expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer good'])
  })

  it("authFetch has the name, the length and the runtime's own members of fetch", () => {
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good') })
    expect([authFetch.name, authFetch.length]).toEqual(['fetch', 1])
    const preconnect = (): void => {}
    vi.stubGlobal(
      'fetch',
      Object.assign(() => Promise.resolve(new Response()), { preconnect }),
    )
    onTestFinished(() => void vi.unstubAllGlobals())
    expect(createAuthFetch({ getToken: () => null })).toHaveProperty('preconnect', preconnect)
  })

  it('authFetch looks up the global fetch at each call', async () => {
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good'), origins: ['https://api.example.com'] })
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('a later fetch')))
    onTestFinished(() => void vi.unstubAllGlobals())
    expect(await (await authFetch('https://api.example.com/')).text()).toBe('a later fetch')
  })

  it('authFetch keeps the referrer of a Request and its policy, which fetch drops when there is an init', async () => {
    const stub = createStub()
    const authFetch = createAuthFetch({
      getToken: () => Promise.resolve('good'),
      origins: ['https://api.example.com'],
      fetch: stub.fetch,
    })
    await authFetch(new Request('https://api.example.com/', { referrer: '', referrerPolicy: 'origin' }))
    await authFetch(new Request('https://api.example.com/', { referrer: '', referrerPolicy: 'origin' }), {
      cache: 'no-store',
    })
    const referrers = stub.sent.map(({ referrer, referrerPolicy }) => [referrer, referrerPolicy])
    expect(referrers).toEqual([
      ['', 'origin'],
      ['about:client', ''],
    ])
  })

  it('authFetch sends subclasses of URLSearchParams and FormData whose methods or constructor cannot be used to copy them', async () => {
    class ReadonlyParams extends URLSearchParams {
      override append(): void {
        throw new Error('read only')
      }
    }
    class Fields extends FormData {
      constructor(fields: object) {
        super()
        for (const [name, value] of Object.entries(fields)) this.append(name, value)
      }
    }
    const { origin, seen } = await startServer()
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good'), origins: [origin] })
    await authFetch(`${origin}/`, { method: 'POST', body: new ReadonlyParams('q=tea') })
    await authFetch(`${origin}/`, { method: 'POST', body: new Fields({ q: 'tea' }) })
    expect(seen.map(({ body }) => body)).toEqual(['q=tea', expect.stringContaining('name="q"\r\n\r\ntea')])
  })

  it('authFetch lets init replace the headers of a Request, as fetch does', async () => {
    const { origin, seen } = await startServer()
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good'), origins: [origin] })
    await authFetch(new Request(origin, { headers: { 'X-Request': '1' } }), { headers: { 'X-Init': '1' } })
    expect(seen[0]?.rawHeaders).toContain('X-Init')
    expect(seen[0]?.rawHeaders).not.toContain('X-Request')
  })
})
