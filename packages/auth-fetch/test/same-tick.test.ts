/* oxlint-disable unicorn/consistent-function-scoping -- a test shows its functions where it uses them */
import { describe, expect, it } from 'vitest'
import { createAuthFetch } from '../src/index.js'
import { deferred, errorOf } from './support/deferred.js'
import { startServer } from './support/start-server.js'
import { createStub } from './support/tokens.js'

const origins = ['https://api.example.com']
const url = 'https://api.example.com/notes'

/** Arguments of fetch: a URL and its init, or a `Request` that has been used. */
function authArguments(init: RequestInit, happen?: (request: Request) => void): [RequestInfo, RequestInit?] {
  if (!happen) return [url, init]
  const request = new Request(url, init)
  happen(request)
  return [request]
}

describe('work in the tick of the call', () => {
  it.each([
    ['auth is false', url, { auth: false as const }],
    ['the origin is not trusted', 'https://other.example.com/', {}],
    ['the caller set Authorization', url, { headers: { authorization: 'Basic abc' } }],
    ['the signal is aborted', url, { signal: AbortSignal.abort() }],
  ])('authFetch calls fetch in the same tick when %s, without calling getToken', async (_, input, init) => {
    const calls: string[] = []
    const authFetch = createAuthFetch({
      getToken: () => {
        calls.push('getToken')
        return 'good'
      },
      origins,
      fetch: (target) => {
        calls.push(`fetch ${String(target)}`)
        return Promise.resolve(new Response())
      },
    })
    const response = authFetch(input, init)
    expect(calls).toEqual([`fetch ${input}`])
    await response
  })

  it.each([
    ['an invalid signal', () => authArguments({ signal: {} as AbortSignal })],
    ['an invalid init', () => authArguments('init' as RequestInit)],
    ['an invalid method', () => authArguments({ method: 'NOT A METHOD' })],
    [
      'a Request whose body is used',
      () => authArguments({ method: 'POST', body: 'used' }, (request) => void request.text()),
    ],
    [
      'a Request whose body is being read',
      () => authArguments({ method: 'POST', body: 'locked' }, (request) => void request.body?.getReader()),
    ],
  ])('authFetch rejects %s and sends nothing', async (_, makeArguments) => {
    const stub = createStub()
    const authFetch = createAuthFetch({ getToken: () => 'good', origins, fetch: stub.fetch })
    expect(await errorOf(authFetch(...makeArguments()))).toBeInstanceOf(TypeError)
    expect(stub.sent).toEqual([])
  })

  it('An invalid signal is rejected by fetch, without calling getToken', async () => {
    let asked = 0
    const authFetch = createAuthFetch({ getToken: () => `token-${(asked += 1)}`, origins })
    expect(await errorOf(authFetch(url, { signal: {} as AbortSignal }))).toBeInstanceOf(TypeError)
    expect(asked).toBe(0)
  })

  it('getToken is called in the tick of the call', () => {
    let asked = 0
    const getToken = () => `token-${(asked += 1)}`
    void createAuthFetch({ getToken, origins, fetch: createStub().fetch })(url)
    expect(asked).toBe(1)
  })

  it('The body of a Request is used in the tick of the call', async () => {
    const authFetch = createAuthFetch({ getToken: () => 'good', origins, fetch: createStub().fetch })
    const request = new Request(url, { method: 'POST', body: 'once' })
    const first = authFetch(request)
    expect(request.bodyUsed).toBe(true)
    expect(await errorOf(authFetch(request))).toBeInstanceOf(TypeError)
    await first
  })

  it('A Request without a body stays unused', async () => {
    const stub = createStub()
    const authFetch = createAuthFetch({ getToken: () => 'good', origins, fetch: stub.fetch })
    const request = new Request(url, { method: 'POST' })
    await authFetch(request)
    await authFetch(request)
    expect(request.bodyUsed).toBe(false)
    expect(stub.sent).toHaveLength(2)
  })

  it('A used Request is sent when init has another body', async () => {
    const { origin, seen } = await startServer()
    const authFetch = createAuthFetch({ getToken: () => 'good', origins: [origin] })
    const request = new Request(origin, { method: 'POST', body: 'first' })
    await request.text()
    await authFetch(request, { body: 'second' })
    await authFetch(new Request(origin, { method: 'POST', body: 'first' }), { body: '' })
    expect(seen.map(({ authorization, body }) => [authorization, body])).toEqual([
      ['Bearer good', 'second'],
      ['Bearer good', ''],
    ])
  })

  it('A Request whose body is being read elsewhere is rejected', async () => {
    const authFetch = createAuthFetch({ getToken: () => 'good', origins })
    const request = new Request(url, { method: 'POST', body: 'locked' })
    request.body?.getReader()
    expect(await errorOf(authFetch(request))).toBeInstanceOf(TypeError)
  })

  it('A Request with a broken stream is rejected, without an unhandled rejection when there is no token', async () => {
    const makeRequest = () =>
      new Request(url, {
        method: 'POST',
        body: new ReadableStream({ pull: (controller) => controller.error(new TypeError('broken')) }),
        duplex: 'half',
      } as RequestInit) // lib.dom has no duplex
    const stub = createStub()
    const sending = createAuthFetch({ getToken: () => 'good', origins, fetch: stub.fetch })
    expect(await errorOf(sending(makeRequest()))).toBeInstanceOf(TypeError)
    const signedOut = createAuthFetch({ getToken: () => null, origins, fetch: stub.fetch })
    expect(await errorOf(signedOut(makeRequest()))).toMatchObject({ code: 'signed_out' })
    expect(stub.sent).toEqual([])
    await new Promise((resolve) => setImmediate(resolve)) // vitest fails on an unhandled rejection
  })
})

describe('changes after the call', () => {
  it('Changes to init, headers, bodies and the URL after the call have no effect', async () => {
    const { origin, seen } = await startServer()
    const token = deferred<string>()
    const authFetch = createAuthFetch({ getToken: () => token.promise, origins: [origin] })
    const target = new URL(`${origin}/before`)
    const plain: Record<string, string> = { 'x-when': 'before' }
    const pair: [string, string] = ['x-when', 'before']
    const headers = new Headers(plain)
    const bytes = new TextEncoder().encode('before')
    const params = new URLSearchParams('when=before')
    const form = new FormData()
    form.set('when', 'before')
    const init = { method: 'POST', headers: plain, body: 'before' }
    const calls = [
      authFetch(target, init),
      authFetch(`${origin}/before`, { method: 'POST', headers: [pair], body: bytes }),
      authFetch(`${origin}/before`, { method: 'POST', headers, body: bytes.buffer }),
      authFetch(`${origin}/before`, { method: 'POST', headers, body: params }),
      authFetch(`${origin}/before`, { method: 'POST', headers, body: form }),
    ]
    Object.assign(init, { method: 'PUT', body: 'after', headers: {} })
    target.pathname = '/after'
    plain['x-when'] = pair[1] = 'after'
    headers.set('x-when', 'after')
    bytes.fill(120)
    params.set('when', 'after')
    form.set('when', 'after')
    token.resolve('good')
    await Promise.all(calls)
    expect(seen).toHaveLength(5)
    for (const { method, url: path, rawHeaders, body } of seen) {
      expect([method, path, rawHeaders.join(' ')]).toEqual(['POST', '/before', expect.stringMatching(/x-when before/i)])
      expect(body).toContain('before')
    }
  })

  it("The caller's objects are not changed", async () => {
    const stub = createStub()
    const authFetch = createAuthFetch({ getToken: () => 'good', origins, fetch: stub.fetch })
    const headers = Object.freeze({ accept: 'text/plain' })
    const pairs = Object.freeze([Object.freeze(['accept', 'text/plain'])]) as unknown as [string, string][] // frozen
    const built = new Headers(headers)
    const auth = Object.freeze({ template: 'api' })
    await authFetch(url, Object.freeze({ headers, auth }))
    await authFetch(url, Object.freeze({ headers: pairs }))
    await authFetch(url, Object.freeze({ headers: built }))
    await authFetch(new Request(url, { headers }))
    expect([...built.keys()]).toEqual(['accept'])
    expect(stub.sent.map((request) => request.headers.get('authorization'))).toEqual(Array(4).fill('Bearer good'))
  })

  it('An object whose text changes is sent only to the URL that was checked', async () => {
    const stub = createStub()
    const authFetch = createAuthFetch({ getToken: () => 'good', origins, fetch: stub.fetch })
    const texts = [url, 'https://evil.example/']
    const shifty = { toString: () => texts.shift() ?? 'https://evil.example/' }
    await authFetch(shifty as unknown as string) // fetch accepts any object with toString
    expect(stub.sent.map((request) => request.url)).toEqual([url])
  })
})
