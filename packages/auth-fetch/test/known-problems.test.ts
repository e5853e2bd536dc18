/* oxlint-disable unicorn/consistent-function-scoping -- a test shows its functions where it uses them */
// Problems that users of token wrappers report, one per test.
import { describe, expect, it, onTestFinished } from 'vitest'
import { createAuthFetch, fetchJson, shouldRetry, type GetTokenOptions, type Identity } from '../src/index.js'
import { deferred, errorOf, settleMicrotasks } from './support/deferred.js'
import { listen, startApi, startServer } from './support/start-server.js'
import { createStub, createTokenCache } from './support/tokens.js'

const origins = ['https://api.example.com']
const url = 'https://api.example.com/notes'

describe('known problems of token wrappers', () => {
  it('The next user never gets the data of the previous one, even when the switch happens during the request', async () => {
    let identity: Identity = { userId: 'a', orgId: 'org_1' }
    const answer = deferred<Response>()
    const authFetch = createAuthFetch({
      getToken: () => 'good',
      identity: () => identity,
      origins,
      fetch: () => answer.promise,
    })
    const call = fetchJson(authFetch, url)
    await settleMicrotasks()
    identity = { userId: 'b' }
    answer.resolve(Response.json('data of a'))
    expect(await errorOf(call)).toMatchObject({ code: 'identity_changed' })
  })

  it('Retries stop after sign-out', async () => {
    const error = await errorOf(createAuthFetch({ getToken: () => null, origins })(url))
    expect(shouldRetry(0, error)).toBe(false)
  })

  it('A token that expired while the tab slept is replaced, and no token is ever kept', async () => {
    const tokens = ['token-1', 'token-2', 'token-3']
    const stub = createStub()
    const authFetch = createAuthFetch({ getToken: () => tokens.shift(), origins, fetch: stub.fetch })
    for (let i = 0; i < 3; i += 1) await authFetch(url)
    expect(stub.sent.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer token-1',
      'Bearer token-2',
      'Bearer token-3',
    ])
  })

  it('A refresh storm is one refresh, although Clerk does not deduplicate skipCache', async () => {
    const cache = createTokenCache()
    const authFetch = createAuthFetch({
      getToken: cache.getToken,
      origins,
      fetch: createStub((token) => token === 'token-2').fetch,
    })
    await Promise.all(Array.from({ length: 50 }, () => authFetch(url)))
    expect(cache.refreshes()).toBe(1)
  })

  it('A 401 that is not about the token causes no loop', async () => {
    const { origin, seen } = await startApi(() => false)
    const cache = createTokenCache()
    const authFetch = createAuthFetch({ getToken: cache.getToken, origins: [origin] })
    for (let i = 0; i < 5; i += 1) await authFetch(`${origin}/`)
    expect([seen.length, cache.refreshes()]).toEqual([6, 1])
  })

  it('A failed refresh signs nobody out: the caller gets the original response', async () => {
    const getToken = (options?: GetTokenOptions) => (options?.skipCache ? Promise.reject(new Error('down')) : 'old')
    const authFetch = createAuthFetch({ getToken, origins, fetch: createStub(() => false).fetch })
    expect((await authFetch(url)).status).toBe(401)
  })

  it('An organization switch never sends the token of one organization with a request of the other', async () => {
    let identity: Identity = { userId: 'a', orgId: 'org_1' }
    const token = deferred<string>()
    const stub = createStub()
    const authFetch = createAuthFetch({
      getToken: () => token.promise,
      identity: () => identity,
      origins,
      fetch: stub.fetch,
    })
    const call = authFetch(url)
    identity = { userId: 'a', orgId: 'org_2' }
    token.resolve('of-org_2')
    expect(await errorOf(call)).toMatchObject({ code: 'identity_changed' })
    expect(stub.sent).toEqual([])
  })

  it.each([null, undefined, ''])('The header `Bearer %s` is never sent', async (token) => {
    const { origin, seen } = await startServer()
    const options = { getToken: () => token, origins: [origin] }
    expect(await errorOf(createAuthFetch(options)(`${origin}/`))).toMatchObject({ code: 'signed_out' })
    await createAuthFetch({ ...options, signedOut: 'anonymous' })(`${origin}/`)
    expect(seen.map(({ authorization }) => authorization)).toEqual([undefined])
  })

  it('No token is sent to a third party, by an absolute URL or by //host', async () => {
    const stub = createStub()
    const authFetch = createAuthFetch({ getToken: () => 'good', baseUrl: 'https://api.example.com', fetch: stub.fetch })
    await authFetch('https://evil.example/')
    await authFetch('//evil.example/')
    expect(stub.sent.map(({ headers }) => headers.get('authorization'))).toEqual([null, null])
  })

  it('A replay keeps the body, and a network error does not repeat a POST', async () => {
    const bodies: string[] = []
    const { origin, stop } = await listen(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      bodies.push(body)
      if (request.headers.authorization === 'Bearer token-1') response.writeHead(401).end()
      else request.socket.destroy()
    })
    onTestFinished(stop)
    const authFetch = createAuthFetch({ getToken: createTokenCache().getToken, origins: [origin] })
    expect(await errorOf(authFetch(`${origin}/`, { method: 'POST', body: 'written' }))).toBeInstanceOf(TypeError)
    expect(bodies).toEqual(['written', 'written'])
  })

  it('A replay keeps the headers of a Headers object, a multipart body and a Request', async () => {
    const { origin, seen } = await startServer()
    const authFetch = createAuthFetch({ getToken: () => 'good', origins: [origin] })
    const form = new FormData()
    form.append('a', 'b')
    await authFetch(`${origin}/`, { headers: new Headers({ 'x-one': '1' }) })
    await authFetch(`${origin}/`, { method: 'POST', body: form })
    await authFetch(new Request(origin, { headers: { 'x-one': '1' } }))
    expect(seen.map(({ authorization }) => authorization)).toEqual(Array(3).fill('Bearer good'))
    expect(seen[0]?.rawHeaders).toContain('x-one')
    expect(seen[1]?.rawHeaders.join()).toMatch(/multipart\/form-data; boundary=/)
    expect(seen[2]?.rawHeaders).toContain('x-one')
  })

  it('A getToken that takes minutes does not block the request, and an abort ends the wait', async () => {
    const getToken = () => new Promise<never>(() => {})
    const authFetch = createAuthFetch({ getToken, origins, tokenTimeout: 10 })
    expect(await errorOf(authFetch(url))).toMatchObject({ code: 'token_timeout' })
    expect(await errorOf(authFetch(url, { signal: AbortSignal.timeout(1) }))).toMatchObject({ name: 'TimeoutError' })
  })

  it('An auth failure may have another status, such as the 404 of auth.protect()', async () => {
    const cache = createTokenCache()
    const { fetch } = createStub((token) => token === 'token-2')
    const hidden = async (...args: Parameters<typeof fetch>) => {
      const response = await fetch(...args)
      return response.ok
        ? response
        : new Response(null, { status: 404, headers: { 'x-clerk-auth-status': 'signed-out' } })
    }
    const isAuthFailure = ({ headers }: Response) => headers.get('x-clerk-auth-status') === 'signed-out'
    const authFetch = createAuthFetch({ getToken: cache.getToken, origins, isAuthFailure, fetch: hidden })
    expect((await authFetch(url)).status).toBe(200)
    expect(cache.refreshes()).toBe(1)
  })

  it('A sign-in page is not mistaken for data', async () => {
    const html = () => Promise.resolve(new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }))
    const authFetch = createAuthFetch({ getToken: () => 'good', origins, fetch: html })
    expect(await errorOf(fetchJson(authFetch, url))).toMatchObject({
      code: 'parse',
      message: expect.stringContaining('sign-in'),
    })
  })

  it('A 204 is not parsed as JSON', async () => {
    const empty = () => Promise.resolve(new Response(null, { status: 204 }))
    expect(await fetchJson(createAuthFetch({ getToken: () => 'good', origins, fetch: empty }), url)).toBe(undefined)
  })

  it('Authorization is the only header that is added, so CORS preflights do not change', async () => {
    const { origin, seen } = await startServer()
    await fetch(`${origin}/`)
    await createAuthFetch({ getToken: () => 'good', origins: [origin] })(`${origin}/`)
    const names = seen.map(({ rawHeaders }) =>
      rawHeaders.filter((_, i) => i % 2 === 0).filter((name) => name !== 'Authorization'),
    )
    expect(names[1]).toEqual(names[0])
  })
})
