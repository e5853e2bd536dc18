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

/** What the server saw, without what differs between any two calls of fetch. */
function comparable({ rawHeaders, body, ...seen }: SeenRequest, isBuffered: boolean) {
  const pairs: [string, string][] = []
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? ''
    // A streamed upload of a Request is buffered: its length is known.
    const isFraming = isBuffered && /^(?:transfer-encoding|content-length)$/i.test(name)
    if (name.toLowerCase() !== 'authorization' && !isFraming) pairs.push([name, rawHeaders[i + 1] ?? ''])
  }
  return JSON.stringify({ ...seen, authorization: '', body, pairs }).replace(/formdata-undici-\d+/g, 'boundary')
}

/** A Request's body is read into memory, so it outlives a redirect where Node's fetch rejects: a stream, and before Node 24 a buffer. */
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
  // The body of a Request is read before fetch can refuse an init: whether it is used up is compared of what was sent.
  const usedBody = input instanceof Request && server.seen.length > 0 && input.bodyUsed
  const seen = server.seen.map((request) => comparable(request, isBuffered))
  const authorized = server.seen.map(({ authorization }) => authorization)
  return { compared: { result, seen, usedBody }, authorized, members: init && Object.keys(init) }
}

describe('authFetch beside fetch', () => {
  it('sends the same request but for Authorization, and gives the same result or rejection', async () => {
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

  it('sends to a relative input what fetch sends to the URL that baseUrl makes of it', async () => {
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

  it('sends the very same request where no token may go', async () => {
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

  it('sends the same request twice when the first token is refused, unless its body is a stream of init', async () => {
    const server = await startServer(({ authorization }) => ({ status: authorization === 'Bearer new' ? 200 : 401 }))
    const getToken = (options?: GetTokenOptions) => Promise.resolve(options?.skipCache ? 'new' : 'old')
    await fc.assert(
      fc.asyncProperty(anyRequest, async (generated) => {
        const authFetch = createAuthFetch({ getToken, origins: [server.origin] })
        const outcome = await outcomeOf(authFetch, generated, server)
        fc.pre(outcome !== undefined && outcome.authorized.length > 0)
        const isOfInit = generated.input !== 'Request' || ['all in init', 'body in init'].includes(generated.split)
        // What fetch makes a string of is not known to be the same twice.
        const isOnce = isOfInit && ['stream', 'number'].includes(generated.body)
        if (isOnce) return
        expect(outcome?.authorized).toEqual(['Bearer old', 'Bearer new'])
        expect(outcome?.compared.seen[0]).toBe(outcome?.compared.seen[1])
      }),
      { numRuns: 400 },
    )
  })

  it('rejects without arguments, as fetch does', async () => {
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good') })
    // @ts-expect-error -- an input is needed
    expect(await errorOf(authFetch())).toEqual(await errorOf(fetch()))
  })

  it.each([5, 'text', true, Symbol('init')])('rejects %s as init with a TypeError, as fetch does', async (init) => {
    const { origin, seen } = await startServer()
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good'), origins: [origin] })
    const wrong = init as unknown as RequestInit // what a caller without types may pass
    expect(await errorOf(fetch(origin, wrong))).toBeInstanceOf(TypeError)
    expect(await errorOf(authFetch(`${origin}/`, wrong))).toBeInstanceOf(TypeError)
    expect(seen).toEqual([])
  })

  it('rejects a symbol as input with a TypeError, as fetch does', async () => {
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good'), baseUrl: 'http://127.0.0.1' })
    const wrong = Symbol('input') as unknown as string // what a caller without types may pass
    expect(await errorOf(fetch(wrong))).toBeInstanceOf(TypeError)
    expect(await errorOf(authFetch(wrong))).toBeInstanceOf(TypeError)
  })

  it('takes null as init', async () => {
    const { origin, seen } = await startServer()
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good'), origins: [origin] })
    await authFetch(`${origin}/`, null as unknown as RequestInit) // fetch takes it too
    expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer good'])
  })

  it('has the name and the length of fetch, and what the runtime hangs on it', () => {
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

  it('looks the global fetch up at each call', async () => {
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good'), origins: ['https://api.example.com'] })
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('a later fetch')))
    onTestFinished(() => void vi.unstubAllGlobals())
    expect(await (await authFetch('https://api.example.com/')).text()).toBe('a later fetch')
  })

  it('keeps the referrer and its policy of a Request, which fetch drops as soon as there is an init', async () => {
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

  it('sends what inherits from URLSearchParams or FormData, though its methods or its constructor refuse a copy', async () => {
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

  it('lets init replace the headers of a Request, as fetch does', async () => {
    const { origin, seen } = await startServer()
    const authFetch = createAuthFetch({ getToken: () => Promise.resolve('good'), origins: [origin] })
    await authFetch(new Request(origin, { headers: { 'X-Request': '1' } }), { headers: { 'X-Init': '1' } })
    expect(seen[0]?.rawHeaders).toContain('X-Init')
    expect(seen[0]?.rawHeaders).not.toContain('X-Request')
  })
})
