import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAuthFetch, type GetTokenOptions, type Identity } from '../src/index.js'
import { deferred, errorOf, settleMicrotasks, type Deferred } from './support/deferred.js'
import { startApi } from './support/start-server.js'
import { createStub, createTokenCache } from './support/tokens.js'

const origins = ['https://api.example.com']
const url = 'https://api.example.com/notes'

/** Creates a fetch whose responses the test resolves one by one. */
function createScriptedFetch(): { fetch: typeof fetch; sends: { token: string; answer: Deferred<Response> }[] } {
  const sends: { token: string; answer: Deferred<Response> }[] = []
  return {
    sends,
    fetch: (_, init) => {
      const token = new Headers(init?.headers).get('authorization')?.slice(7) ?? ''
      const answer = deferred<Response>()
      sends.push({ token, answer })
      return answer.promise
    },
  }
}

const unauthorized = () => new Response('rejected', { status: 401 })

describe('a storm of rejected tokens', () => {
  it('1,000 simultaneous requests with a rejected token cost one refresh and 2,000 sends', async () => {
    const { origin, seen } = await startApi((token) => token === 'token-2')
    const cache = createTokenCache()
    const authFetch = createAuthFetch({ getToken: cache.getToken, origins: [origin] })
    const responses = await Promise.all(Array.from({ length: 1_000 }, (_, i) => authFetch(`${origin}/${i}`)))
    expect(responses.map(({ status }) => status)).toEqual(Array(1_000).fill(200))
    expect(await responses[999]?.json()).toEqual({ ok: true })
    expect(seen).toHaveLength(2_000)
    expect(cache.refreshes()).toBe(1)
  })

  it('1,000 requests whose 401s arrive one by one cost one refresh and 2,000 sends', async () => {
    const cache = createTokenCache()
    const { fetch, sends } = createScriptedFetch()
    const authFetch = createAuthFetch({ getToken: cache.getToken, origins, fetch })
    const calls = Array.from({ length: 1_000 }, () => authFetch(url))
    await settleMicrotasks()
    // Each 401 arrives at another point of the refresh that the first began, or long after it.
    for (const { answer } of sends.slice(0, 1_000)) {
      answer.resolve(unauthorized())
      await Promise.resolve()
    }
    await settleMicrotasks()
    for (const { token, answer } of sends.slice(1_000))
      answer.resolve(token === 'token-2' ? new Response() : unauthorized())
    const responses = await Promise.all(calls)
    expect(responses.every(({ status }) => status === 200)).toBe(true)
    expect(sends).toHaveLength(2_000)
    expect(cache.refreshes()).toBe(1)
  })

  it('A storm costs one refresh, in whatever order the refresh, a slow getToken and late 401s finish', async () => {
    for (let straggler = 0; straggler < 12; straggler += 1) {
      let current = 'token-1'
      let refreshes = 0
      const refreshed = deferred<void>()
      const getToken = async (options?: GetTokenOptions) => {
        const answer = current
        if (!options?.skipCache) {
          for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
          return answer // the token at the time of the call
        }
        refreshes += 1
        await refreshed.promise
        return (current = `token-${refreshes + 1}`)
      }
      const { fetch, sends } = createScriptedFetch()
      const authFetch = createAuthFetch({ getToken, origins, fetch })
      const calls = [authFetch(url), authFetch(url)]
      await settleMicrotasks()
      sends[0]?.answer.resolve(unauthorized())
      await settleMicrotasks()
      refreshed.resolve()
      for (let turn = 0; turn < straggler; turn += 1) await Promise.resolve()
      sends[1]?.answer.resolve(unauthorized())
      await settleMicrotasks()
      for (const { token, answer } of sends.slice(2))
        answer.resolve(token === 'token-2' ? new Response() : unauthorized())
      expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([200, 200])
      expect(refreshes).toBe(1)
    }
  })

  it('A storm costs one refresh when a late request asked the cache before the refresh ended', async () => {
    const asked: { skipCache: boolean; answer: Deferred<string> }[] = []
    const getToken = (options?: GetTokenOptions) => {
      const answer = deferred<string>()
      asked.push({ skipCache: options?.skipCache === true, answer })
      return answer.promise
    }
    const { fetch, sends } = createScriptedFetch()
    const authFetch = createAuthFetch({ getToken, origins, fetch })
    const calls = [authFetch(url), authFetch(url)]
    for (const { answer } of asked) answer.resolve('old')
    await settleMicrotasks()
    for (const { answer } of sends) answer.resolve(unauthorized())
    await settleMicrotasks()
    // Both ask the cache. The second answer is pending until the refresh of the first has ended.
    asked[2]?.answer.resolve('old')
    await settleMicrotasks()
    asked[4]?.answer.resolve('new')
    await settleMicrotasks()
    asked[3]?.answer.resolve('old')
    await settleMicrotasks()
    asked[5]?.answer.resolve('new')
    await settleMicrotasks()
    for (const { answer } of sends.slice(2)) answer.resolve(new Response())
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([200, 200])
    expect(asked.filter(({ skipCache }) => skipCache)).toHaveLength(1)
  })

  it('A late 401 uses the newer token without another refresh', async () => {
    const cache = createTokenCache()
    const { fetch, sends } = createScriptedFetch()
    const authFetch = createAuthFetch({ getToken: cache.getToken, origins, fetch })
    const straggler = authFetch(url)
    await settleMicrotasks()
    await cache.getToken({ skipCache: true }) // another caller refreshed
    sends[0]?.answer.resolve(unauthorized())
    await settleMicrotasks()
    sends[1]?.answer.resolve(new Response('late but right'))
    expect(await (await straggler).text()).toBe('late but right')
    expect(sends.map(({ token }) => token)).toEqual(['token-1', 'token-2'])
    expect(cache.refreshes()).toBe(1)
  })

  it('Each combination of template and organization is refreshed once', async () => {
    const cache = createTokenCache()
    const stub = createStub((token) => token !== 'token-1')
    const authFetch = createAuthFetch({
      getToken: ({ template, organizationId, ...options } = {}) =>
        cache.getToken({ ...options, ...(template && { template }), ...(organizationId && { organizationId }) }),
      origins,
      fetch: stub.fetch,
    })
    const auths = [{}, { template: 'a' }, { template: 'b' }, { organizationId: 'a' }]
    await Promise.all(
      auths.flatMap((auth) => [authFetch(url, { auth }), authFetch(url, { auth }), authFetch(url, { auth })]),
    )
    const forced = cache.asked.filter(({ skipCache }) => skipCache)
    expect(new Set(forced.map(({ template, organizationId }) => `${template} ${organizationId}`))).toEqual(
      new Set(['undefined undefined', 'a undefined', 'b undefined', 'undefined a']),
    )
    expect(forced).toHaveLength(4)
  })

  it('A request of another caller starts its own refresh', async () => {
    let owner: Identity = { userId: 'a' }
    const refreshes: Deferred<string>[] = []
    const getToken = (options?: GetTokenOptions) => {
      if (!options?.skipCache) return Promise.resolve(`old-${owner.userId}`)
      const refreshed = deferred<string>()
      refreshes.push(refreshed)
      return refreshed.promise
    }
    const stub = createStub((token) => token.startsWith('new'))
    const authFetch = createAuthFetch({ getToken, identity: () => owner, origins, fetch: stub.fetch })
    const ofA = errorOf(authFetch(url))
    await settleMicrotasks()
    owner = { userId: 'b' }
    const ofB = authFetch(url)
    await settleMicrotasks()
    expect(refreshes).toHaveLength(2)
    refreshes[0]?.resolve('new-a')
    refreshes[1]?.resolve('new-b')
    expect(await ofA).toMatchObject({ code: 'identity_changed' })
    expect((await ofB).status).toBe(200)
    expect(stub.sent.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer old-a',
      'Bearer old-b',
      'Bearer new-b',
    ])
  })
})

describe('a refresh without a newer token', () => {
  it.each<[string, () => Promise<string | null>]>([
    ['the same token', () => Promise.resolve('old')],
    ['null', () => Promise.resolve(null)],
    ['an empty token', () => Promise.resolve('')],
    ['a token that is invalid in a header', () => Promise.resolve('new\r\nx: y')],
    ['a rejection', () => Promise.reject(new Error('down'))],
    ['no answer in time', () => new Promise(() => {})],
  ])('A refresh (%s) leaves the original response, with status and body', async (_, refresh) => {
    const { origin, seen } = await startApi(() => false)
    const getToken = (options?: GetTokenOptions) => (options?.skipCache ? refresh() : Promise.resolve('old'))
    const authFetch = createAuthFetch({ getToken, origins: [origin], tokenTimeout: 20 })
    const response = await authFetch(`${origin}/`)
    expect([response.status, await response.text()]).toEqual([401, 'rejected'])
    expect(seen).toHaveLength(1)
  })

  it('The caller gets the original response if getToken rejects after the 401', async () => {
    let asked = 0
    const getToken = () => ((asked += 1) === 1 ? Promise.resolve('old') : Promise.reject(new Error('down')))
    const authFetch = createAuthFetch({ getToken, origins, fetch: createStub(() => false).fetch })
    expect(await (await authFetch(url)).text()).toBe('rejected')
  })

  it('A refresh that did not help is not repeated during a cooldown of five seconds', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    let refreshes = 0
    const getToken = (options?: GetTokenOptions) => {
      if (options?.skipCache) refreshes += 1
      return Promise.resolve('old')
    }
    const stub = createStub(() => false)
    const authFetch = createAuthFetch({ getToken, origins, fetch: stub.fetch })
    for (let i = 0; i < 10; i += 1) await authFetch(url)
    expect([refreshes, stub.sent.length]).toEqual([1, 10])
    vi.advanceTimersByTime(4_999)
    await authFetch(url)
    expect(refreshes).toBe(1)
    vi.advanceTimersByTime(1)
    await authFetch(url)
    expect(refreshes).toBe(2)
  })

  it('The cooldown applies only to the same token options', async () => {
    const cache = createTokenCache()
    const authFetch = createAuthFetch({ getToken: cache.getToken, origins, fetch: createStub(() => false).fetch })
    await authFetch(url)
    await authFetch(url, { auth: { template: 'other' } })
    expect(cache.refreshes()).toBe(2)
  })
})

describe('an API that always answers 401', () => {
  it('A call sends at most twice, and refreshes at most once per cooldown', async () => {
    // The clock of the cooldown stands still, so a slow machine does not matter.
    vi.useFakeTimers({ toFake: ['performance'] })
    onTestFinished(() => void vi.useRealTimers())
    const { origin, seen } = await startApi(() => false)
    const cache = createTokenCache()
    const authFetch = createAuthFetch({ getToken: cache.getToken, origins: [origin] })
    const together = await Promise.all(Array.from({ length: 1_000 }, () => authFetch(`${origin}/`)))
    expect(together.every(({ status }) => status === 401)).toBe(true)
    expect(seen).toHaveLength(2_000)
    for (let i = 0; i < 20; i += 1) await authFetch(`${origin}/`)
    expect(seen).toHaveLength(2_020)
    expect(cache.refreshes()).toBe(1)
  })

  it('Calls refresh at most once per cooldown, also when 401s arrive one by one and replays are slow', async () => {
    const cache = createTokenCache()
    const { fetch, sends } = createScriptedFetch()
    const authFetch = createAuthFetch({ getToken: cache.getToken, origins, fetch })
    const calls: Promise<Response>[] = []
    for (let call = 0; call < 50; call += 1) {
      const { length } = sends
      calls.push(authFetch(url))
      await settleMicrotasks()
      sends[length]?.answer.resolve(unauthorized())
      await settleMicrotasks()
    }
    expect(cache.refreshes()).toBe(1)
    for (const { answer } of sends) answer.resolve(unauthorized())
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(Array(50).fill(401))
    expect(sends.length).toBeLessThanOrEqual(100)
    expect(cache.refreshes()).toBe(1)
  })

  it('Calls refresh at most once per cooldown, also when Clerk returns an invalid token', async () => {
    let refreshes = 0
    const getToken = (options?: GetTokenOptions) => {
      if (options?.skipCache) refreshes += 1
      return options?.skipCache ? 'no token' : 'old'
    }
    const authFetch = createAuthFetch({ getToken, origins, fetch: createStub(() => false).fetch })
    for (let call = 0; call < 10; call += 1) expect(await (await authFetch(url)).text()).toBe('rejected')
    expect(refreshes).toBe(1)
  })

  it('The caller gets the second response with its body, and the first is cancelled', async () => {
    const cancelled = vi.fn<() => void>()
    let sends = 0
    const fetch = () => {
      sends += 1
      return Promise.resolve(
        new Response(sends === 1 ? new ReadableStream({ cancel: cancelled }) : 'the second', { status: 401 }),
      )
    }
    const response = await createAuthFetch({ getToken: createTokenCache().getToken, origins, fetch })(url)
    expect(await response.text()).toBe('the second')
    expect(cancelled).toHaveBeenCalledTimes(1)
    expect(sends).toBe(2)
  })
})

describe('isAuthFailure', () => {
  it('isAuthFailure decides which response means a rejected token', async () => {
    const cache = createTokenCache()
    const statuses = [404, 200]
    const authFetch = createAuthFetch({
      getToken: cache.getToken,
      origins,
      isAuthFailure: ({ status }) => status === 404,
      fetch: () => Promise.resolve(new Response(null, { status: statuses.shift() ?? 500 })),
    })
    expect((await authFetch(url)).status).toBe(200)
    expect(cache.refreshes()).toBe(1)
  })

  it('isAuthFailure must return true: a promise does not cause a replay', async () => {
    const cache = createTokenCache()
    const stub = createStub()
    const isAuthFailure = (async () => false) as unknown as () => boolean // what a caller without types may pass
    await createAuthFetch({ getToken: cache.getToken, origins, isAuthFailure, fetch: stub.fetch })(url, {
      method: 'POST',
    })
    expect([stub.sent.length, cache.refreshes()]).toEqual([1, 0])
  })

  it('A rejected response may have a body that cannot be cancelled', async () => {
    const { fetch } = createStub((token) => token === 'token-2')
    const withoutCancel = async (...args: Parameters<typeof fetch>) => {
      const response = await fetch(...args)
      return response.ok ? response : Object.defineProperty(response, 'body', { value: {} })
    }
    const authFetch = createAuthFetch({ getToken: createTokenCache().getToken, origins, fetch: withoutCancel })
    expect((await authFetch(url)).status).toBe(200)
  })

  it('isAuthFailure is not called for a request without a token', async () => {
    const isAuthFailure = vi.fn<() => boolean>(() => true)
    const { fetch } = createStub(() => false)
    const authFetch = createAuthFetch({ getToken: () => null, signedOut: 'anonymous', origins, isAuthFailure, fetch })
    expect((await authFetch(url)).status).toBe(401)
    expect((await authFetch('https://public.example.com')).status).toBe(401)
    expect(isAuthFailure).not.toHaveBeenCalled()
  })
})
