/* oxlint-disable unicorn/consistent-function-scoping -- a test shows its functions where it uses them */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAuthFetch } from '../src/index.js'
import { errorOf } from './support/deferred.js'
import { createStub, createTokenCache, jwt } from './support/tokens.js'

const origins = ['https://api.example.com']
const url = 'https://api.example.com/notes?q=secret'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('tokenTimeout', () => {
  it('The wait for a token ends after ten seconds by default', async () => {
    const { fetch, sent } = createStub()
    const call = errorOf(createAuthFetch({ getToken: () => new Promise(() => {}), origins, fetch })(url))
    await vi.advanceTimersByTimeAsync(9_999)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await call).toMatchObject({
      name: 'TokenTimeoutError',
      code: 'token_timeout',
      message: expect.stringMatching(/^GET https:\/\/api\.example\.com\/notes was not sent.*10000 ms/),
    })
    expect(sent).toEqual([])
  })

  it('The wait for a token ends after tokenTimeout', async () => {
    const call = errorOf(createAuthFetch({ getToken: () => new Promise(() => {}), origins, tokenTimeout: 250 })(url))
    await vi.advanceTimersByTimeAsync(250)
    expect(await call).toMatchObject({ code: 'token_timeout' })
  })

  it.each([Infinity, 2 ** 40])('The tokenTimeout %s waits forever', async (tokenTimeout) => {
    let settled = false
    const call = createAuthFetch({ getToken: () => new Promise(() => {}), origins, tokenTimeout })(url)
    void call.finally(() => (settled = true))
    await vi.advanceTimersByTimeAsync(2 ** 33)
    expect([settled, vi.getTimerCount()]).toEqual([false, 0])
  })

  it('The tokenTimeout does not include the request itself, and leaves no timer', async () => {
    const fetch = () => new Promise<Response>((resolve) => setTimeout(resolve, 60_000, new Response('late')))
    const getToken = () => new Promise<string>((resolve) => setTimeout(resolve, 5_000, 'good'))
    const call = createAuthFetch({ getToken, origins, fetch })(url)
    await vi.advanceTimersByTimeAsync(65_000)
    expect(await (await call).text()).toBe('late')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('A refresh that hangs ends after tokenTimeout, and every waiting request gets its original response', async () => {
    const getToken = (options?: { skipCache?: boolean }) => (options?.skipCache ? new Promise<never>(() => {}) : 'old')
    const authFetch = createAuthFetch({ getToken, origins, tokenTimeout: 1_000, fetch: createStub(() => false).fetch })
    const calls = Promise.all([authFetch(url), authFetch(url), authFetch(url)])
    await vi.advanceTimersByTimeAsync(1_000)
    expect((await calls).map(({ status }) => status)).toEqual([401, 401, 401])
  })

  it('A new refresh starts after one that hung and its cooldown', async () => {
    let refreshes = 0
    const getToken = (options?: { skipCache?: boolean }) => {
      if (!options?.skipCache) return 'old'
      refreshes += 1
      return refreshes === 1 ? new Promise<never>(() => {}) : 'new'
    }
    const { fetch } = createStub((token) => token === 'new')
    const authFetch = createAuthFetch({ getToken, origins, tokenTimeout: 1_000, fetch })
    const hung = authFetch(url)
    await vi.advanceTimersByTimeAsync(6_000)
    expect((await hung).status).toBe(401)
    expect((await authFetch(url)).status).toBe(200)
  })
})

describe('a wrong clock', () => {
  it.each([-10, 0, 10])(
    'A clock that is off by %i minutes changes nothing that the server accepts or rejects',
    async (minutes) => {
      const serverNow = 1_800_000_000
      vi.setSystemTime((serverNow + minutes * 60) * 1_000)
      const cache = createTokenCache()
      const stub = createStub((token) => token.includes('.') || token === 'token-2')
      const fresh = jwt({ sub: 'a', iat: serverNow - 5, nbf: serverNow - 5, exp: serverNow + 55 })
      const withFresh = createAuthFetch({
        getToken: () => fresh,
        identity: () => ({ userId: 'a' }),
        origins,
        fetch: stub.fetch,
      })
      expect((await withFresh(url)).status).toBe(200)
      const withExpired = createAuthFetch({ getToken: cache.getToken, origins, fetch: stub.fetch })
      expect((await withExpired(url)).status).toBe(200)
      expect([stub.sent.length, cache.refreshes()]).toEqual([3, 1])
    },
  )

  it('A clock that jumps does not change the cooldown', async () => {
    const cache = createTokenCache()
    const authFetch = createAuthFetch({ getToken: cache.getToken, origins, fetch: createStub(() => false).fetch })
    await authFetch(url)
    vi.setSystemTime(Date.now() + 600_000)
    await authFetch(url)
    expect(cache.refreshes()).toBe(1)
    vi.setSystemTime(Date.now() - 1_200_000)
    vi.advanceTimersByTime(5_000)
    await authFetch(url)
    expect(cache.refreshes()).toBe(2)
  })
})
