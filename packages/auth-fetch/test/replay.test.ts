import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAuthFetch, type AuthRequestInit } from '../src/index.js'
import { errorOf } from './support/deferred.js'
import { listen, startApi } from './support/start-server.js'
import { createStub, createTokenCache } from './support/tokens.js'

const bytes = () => new TextEncoder().encode('some bytes')

const form = () => {
  const data = new FormData()
  data.append('field', 'some bytes')
  data.append('file', new File(['some bytes'], 'a.txt'))
  return data
}

const stream = () => new Blob(['some bytes']).stream()

const streamed = (body: ReadableStream): RequestInit => ({ method: 'POST', body, duplex: 'half' }) as RequestInit // lib.dom has no duplex

describe('replays after a rejected token', () => {
  it.each<[string, () => BodyInit | null]>([
    ['no body', () => null],
    ['a string', () => 'some bytes'],
    ['URLSearchParams', () => new URLSearchParams('some=bytes')],
    ['a FormData', form],
    ['a Blob', () => new Blob(['some bytes'])],
    ['an ArrayBuffer', () => bytes().buffer],
    ['a Uint8Array', bytes],
    ['a view of a part', () => bytes().subarray(5)],
    ['a DataView', () => new DataView(bytes().buffer, 5)],
  ])('A request with %s is sent again, with the body in init or in a Request', async (_, body) => {
    const { origin, seen } = await startApi((token) => token === 'token-2')
    const inInit = createAuthFetch({ getToken: createTokenCache().getToken, origins: [origin] })
    const inRequest = createAuthFetch({ getToken: createTokenCache().getToken, origins: [origin] })
    expect((await inInit(`${origin}/`, { method: 'POST', body: body() })).status).toBe(200)
    expect((await inRequest(new Request(origin, { method: 'POST', body: body() }))).status).toBe(200)
    const plain = seen.map(({ body: sent }) => sent.replace(/formdata-undici-\d+/g, 'boundary'))
    expect(plain).toEqual(Array(4).fill(plain[0]))
    expect(plain[0]).toMatch(body() === null ? /^$/ : /bytes/)
  })

  it('A stream in init is not sent again, and the caller gets the original response with its body', async () => {
    const { origin, seen } = await startApi((token) => token === 'token-2')
    const cache = createTokenCache()
    const authFetch = createAuthFetch({ getToken: cache.getToken, origins: [origin] })
    const response = await authFetch(`${origin}/`, streamed(stream()))
    expect([response.status, await response.text()]).toEqual([401, 'rejected'])
    expect(seen.map(({ body }) => body)).toEqual(['some bytes'])
    expect(cache.refreshes()).toBe(0)
  })

  it('A stream in a Request is sent again, since it is read into memory', async () => {
    const { origin, seen } = await startApi((token) => token === 'token-2')
    const authFetch = createAuthFetch({ getToken: createTokenCache().getToken, origins: [origin] })
    expect((await authFetch(new Request(origin, streamed(stream())))).status).toBe(200)
    expect(seen.map(({ body }) => body)).toEqual(['some bytes', 'some bytes'])
  })

  it('A stream in a Request is not read into memory with replay: false', async () => {
    const { origin, stop } = await listen((request, response) => {
      request.once('data', (chunk) => response.writeHead(401).end(String(chunk)))
    })
    onTestFinished(stop)
    const authFetch = createAuthFetch({ getToken: createTokenCache().getToken, origins: [origin] })
    const chunks = [bytes()]
    const endless = new ReadableStream({
      pull(controller) {
        const chunk = chunks.shift()
        return chunk ? controller.enqueue(chunk) : new Promise(() => {})
      },
    })
    const request = new Request(origin, streamed(endless))
    const call = authFetch(request, { auth: { replay: false } })
    expect(request.bodyUsed).toBe(true)
    const response = await call
    expect([response.status, await response.text()]).toEqual([401, 'some bytes'])
  })

  it.each<[string, AuthRequestInit | 'Request', number]>([
    ['a small one', { body: 'x'.repeat(65_536) }, 2],
    ['a string over the quota', { body: 'x'.repeat(65_537) }, 1],
    ['a string whose bytes are over the quota', { body: '\u4e16'.repeat(30_000) }, 1],
    ['a Blob over the quota', { body: new Blob(['x'.repeat(65_537)]) }, 1],
    ['a buffer over the quota', { body: new Uint8Array(65_537) }, 1],
    ['URLSearchParams over the quota', { body: new URLSearchParams({ a: 'x'.repeat(65_536) }) }, 1],
    ['a Request over the quota', 'Request', 1],
    ['none', {}, 2],
  ])('A keepalive body (%s) is sent again only within the quota', async (_, init, sends) => {
    const url = 'https://api.example.com/'
    const stub = createStub((token) => token === 'token-2')
    const authFetch = createAuthFetch({
      getToken: createTokenCache().getToken,
      origins: ['https://api.example.com'],
      fetch: stub.fetch,
    })
    const request = new Request(url, { method: 'POST', keepalive: true, body: 'x'.repeat(65_537) })
    await (init === 'Request' ? authFetch(request) : authFetch(url, { method: 'POST', keepalive: true, ...init }))
    expect(stub.sent).toHaveLength(sends)
  })

  it('Nothing is sent again with replay: false', async () => {
    const { origin, seen } = await startApi((token) => token === 'token-2')
    const cache = createTokenCache()
    const authFetch = createAuthFetch({ getToken: cache.getToken, origins: [origin] })
    const response = await authFetch(`${origin}/`, { auth: { replay: false } })
    expect([response.status, await response.text(), seen.length, cache.asked]).toEqual([401, 'rejected', 1, [{}]])
  })

  it('A replay has the same method, headers and options', async () => {
    const { origin, seen } = await startApi((token) => token === 'token-2')
    const forms: (() => HeadersInit)[] = [
      () => ({ 'X-One': '1' }),
      () => [['X-One', '1']],
      () => new Headers({ 'X-One': '1' }),
      () => new Map([['X-One', '1']]) as unknown as HeadersInit, // fetch accepts any iterable of pairs
      () => [['X-One', '1'] as [string, string]].values() as unknown as HeadersInit, // fetch accepts any iterable of pairs
    ]
    for (const headers of forms) {
      const authFetch = createAuthFetch({ getToken: createTokenCache().getToken, origins: [origin] })
      await authFetch(`${origin}/`, { method: 'PUT', headers: headers() })
    }
    expect(seen).toHaveLength(10)
    for (const { method, rawHeaders } of seen) {
      expect(method).toBe('PUT')
      expect(rawHeaders.filter((name) => /^(?:x-one|authorization)$/i.test(name))).toHaveLength(2)
    }
  })

  it('The headers of the first send are not changed by the replay, whatever their form', async () => {
    const given: (HeadersInit | undefined)[] = []
    const authFetch = createAuthFetch({
      getToken: createTokenCache().getToken,
      origins: ['https://api.example.com'],
      fetch: (_, init) => {
        given.push(init?.headers)
        return Promise.resolve(new Response(null, { status: 401 }))
      },
    })
    await authFetch('https://api.example.com/', { headers: new Headers({ a: '1' }) })
    const tokens = given.map((headers) => new Headers(headers).get('authorization'))
    expect(tokens).toEqual(['Bearer token-1', 'Bearer token-2'])
  })

  it('Changes that the underlying fetch makes to init are not sent again', async () => {
    const bodies: unknown[] = []
    const authFetch = createAuthFetch({
      getToken: createTokenCache().getToken,
      origins: ['https://api.example.com'],
      fetch: (_, init = {}) => {
        init.body = `<${String(init.body)}>`
        bodies.push(init.body)
        return Promise.resolve(new Response(null, { status: 401 }))
      },
    })
    await authFetch('https://api.example.com/', { method: 'POST', body: 'hi' })
    expect(bodies).toEqual(['<hi>', '<hi>'])
  })
})

describe('network errors', () => {
  it('A network error is passed on unchanged, and a POST is not sent again', async () => {
    let requests = 0
    const { origin, stop } = await listen((request) => {
      requests += 1
      request.socket.destroy()
    })
    onTestFinished(stop)
    const cache = createTokenCache()
    const authFetch = createAuthFetch({ getToken: cache.getToken, origins: [origin] })
    const error = await errorOf(authFetch(`${origin}/`, { method: 'POST', body: 'once' }))
    expect(error).toBeInstanceOf(TypeError)
    expect([requests, cache.asked.length]).toEqual([1, 1])
  })

  it('A network error of the replay is passed on, and there is no third send', async () => {
    const failure = new TypeError('fetch failed')
    const send = vi.fn<typeof fetch>(() => Promise.resolve(new Response(null, { status: 401 })))
    send.mockImplementationOnce(() => Promise.resolve(new Response(null, { status: 401 })))
    send.mockImplementationOnce(() => Promise.reject(failure))
    const authFetch = createAuthFetch({
      getToken: createTokenCache().getToken,
      origins: ['https://api.example.com'],
      fetch: send,
    })
    expect(await errorOf(authFetch('https://api.example.com/'))).toBe(failure)
    expect(send).toHaveBeenCalledTimes(2)
  })
})
