import { afterEach, describe, expect, it, vi } from 'vitest'
import { contradicts } from '../src/claims.js'
import { createFence } from '../src/fence.js'
import { hasAuthorization, withoutAuthorization } from '../src/headers.js'
import { createAuthFetch, type AuthFetchOptions } from '../src/index.js'
import { readBaseUrl, readOriginRules } from '../src/origin-rules.js'
import { copyInit, copyOutgoing, isUsedUp, requestOf } from '../src/outgoing.js'
import { createRefresher } from '../src/refresher.js'
import { abortReason, wait } from '../src/wait.js'
import { errorOf } from './support/deferred.js'
import { createStub, createTokenCache, jwt } from './support/tokens.js'

const url = 'https://api.test/'
const fence = { owner: 'somebody' }

afterEach(() => vi.unstubAllGlobals())

function createStubbed(options: Partial<AuthFetchOptions> = {}, isGood?: (token: string) => boolean) {
  const stub = createStub(isGood)
  const tokens = createTokenCache()
  const authFetch = createAuthFetch({ getToken: tokens.getToken, origins: [url], fetch: stub.fetch, ...options })
  return { authFetch, tokens, ...stub }
}

describe('the claims of a session token', () => {
  it('of version 2 without an organization fit somebody without one', () => {
    const token = jwt({ sub: 'user_a', sid: 'sess_a', v: 2 })
    expect(contradicts(token, { userId: 'user_a', orgId: null }, undefined)).toBe(false)
    expect(contradicts(token, { userId: 'user_a', orgId: 'org_a' }, undefined)).toBe(true)
  })

  it('of version 1 without an organization say nothing of one', () => {
    const token = jwt({ sub: 'user_a', sid: 'sess_a' })
    expect(contradicts(token, { userId: 'user_a', orgId: 'org_a' }, undefined)).toBe(false)
  })
})

describe('the fence', () => {
  it('does not admit a token to one organization because it was admitted to another', () => {
    const openFence = createFence(() => ({ userId: 'user_a' }))
    const token = jwt({ sub: 'user_a', org_id: 'org_a' })
    expect(openFence({ organizationId: 'org_a' }).holds(token)).toBe(true)
    expect(openFence({ organizationId: 'org_b' }).holds(token)).toBe(false)
  })
})

describe('the headers', () => {
  it('keep a name that is as long as Authorization', () => {
    for (const headers of [{ 'If-None-Match': '"1"' }, [['If-None-Match', '"1"'] as [string, string]]]) {
      expect(hasAuthorization(headers)).toBe(false)
      expect(withoutAuthorization(headers)).toEqual([['If-None-Match', '"1"']])
    }
  })
})

describe('the rules', () => {
  it.each(['https://*.mylocalhost', 'https://*.localhosts', 'https://*.com'])(
    'refuse a star before the one label of %s',
    (origin) => {
      expect(() => readOriginRules([origin])).toThrow(`origins has '${origin}'`)
    },
  )

  it('name the baseUrl that they refuse', () => {
    expect(() => readBaseUrl('ftp://api.test')).toThrow("baseUrl is 'ftp://api.test'")
  })
})

describe('the input', () => {
  it('counts as a Request also when it is one of another realm', () => {
    const foreign = { [Symbol.toStringTag]: 'Request', url }
    expect(requestOf(foreign)).toBe(foreign)
    expect(requestOf({ url })).toBeUndefined()
    expect(requestOf(null)).toBeUndefined()
  })

  it('leaves a call without arguments to the fetch beneath, as it is', async () => {
    const beneath = vi.fn<typeof fetch>(() => Promise.resolve(new Response()))
    const { authFetch } = createStubbed({ fetch: beneath })
    await (authFetch as () => Promise<Response>)()
    expect(beneath.mock.calls).toEqual([[]])
  })

  it('that gets no token goes on with its very init, but for auth', async () => {
    const beneath = vi.fn<typeof fetch>(() => Promise.resolve(new Response()))
    const { authFetch } = createStubbed({ fetch: beneath })
    const init = { method: 'POST' }
    await authFetch('https://elsewhere.test/', init)
    expect(beneath.mock.lastCall?.[1]).toBe(init)
    await authFetch('https://elsewhere.test/', { ...init, auth: { template: 'a' } })
    expect(beneath.mock.lastCall?.[1]).toEqual(init)
  })
})

describe('the copy of init', () => {
  it('has what stands on its prototypes, own members first, and neither auth nor the members of every object', () => {
    class Base {
      method = 'POST'
      get cache() {
        return 'no-store'
      }
      get mode() {
        return 'cors'
      }
    }
    class Init extends Base {
      auth = false
      get keepalive() {
        return true
      }
      override get mode() {
        return 'same-origin'
      }
    }
    const { constructor: _, ...copy } = copyInit(new Init() as RequestInit) as Record<string, unknown>
    expect(copy).toEqual({ method: 'POST', cache: 'no-store', mode: 'same-origin', keepalive: true })
    expect(Object.keys(copyInit({ method: 'POST' }))).toEqual(['method'])
    expect('auth' in copyInit({ auth: false })).toBe(false)
    expect(copyInit(null)).toEqual({})
  })

  it.each<[string, RequestInit | undefined, RequestInit, RequestInit]>([
    [
      'has the referrer and its policy of a Request',
      undefined,
      { referrer: 'about:client', referrerPolicy: 'origin' },
      { referrerPolicy: 'origin' },
    ],
    [
      'has them too when init has no more than an absent member',
      { cache: undefined } as object,
      { referrer: '' },
      { cache: undefined, referrer: '' } as object,
    ],
    [
      'has neither when init has a member',
      { cache: 'no-store' },
      { referrer: '', referrerPolicy: 'origin' },
      { cache: 'no-store' },
    ],
    ['has neither when the Request has none', undefined, {}, {}],
  ])('%s', (_, init, ofRequest, expected) => {
    expect(copyOutgoing(new Request(url, ofRequest), init).init).toEqual(expected)
  })

  it('comes without a body to be read for what has none', () => {
    for (const method of ['GET', 'HEAD', 'POST']) {
      const request = new Request(url, { method })
      const read = vi.spyOn(request, 'blob')
      expect(copyOutgoing(request, undefined).bodyRead).toBeUndefined()
      expect(read).toHaveBeenCalledTimes(method === 'POST' ? 1 : 0)
    }
    expect(copyOutgoing(undefined, { body: 'text' })).toEqual({ init: { body: 'text' }, bodyRead: undefined })
  })

  it('comes with the body of a Request when that of init is null', async () => {
    const request = new Request(url, { method: 'POST', body: 'own' })
    const blob = await copyOutgoing(request, { body: null }).bodyRead
    expect(await blob?.text()).toBe('own')
  })
})

describe('a Request', () => {
  it('is used up when its body was read or is being read, unless init brings another', async () => {
    const [fresh, read, locked] = [1, 2, 3].map(() => new Request(url, { method: 'POST', body: 'own' }))
    if (!read || !locked) throw new Error('made above')
    await read.text()
    locked.body?.getReader()
    expect([undefined, fresh, read, locked].map((request) => isUsedUp(request, undefined))).toEqual([
      false,
      false,
      true,
      true,
    ])
    expect([read, locked].map((request) => isUsedUp(request, { body: 'other' }))).toEqual([false, false])
    expect([read, locked].map((request) => isUsedUp(request, { body: null }))).toEqual([true, true])
  })
})

describe('the token', () => {
  it('of another type than a string is not sent', async () => {
    const { authFetch, sent } = createStubbed({ getToken: () => 5 as unknown as string })
    expect(await errorOf(authFetch(url))).toMatchObject({ code: 'token_failed' })
    expect(sent).toEqual([])
  })

  it('that is cached is sent though the browser is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    const { authFetch, sent } = createStubbed({ identity: () => ({ userId: 'user_a' }) })
    await authFetch(url)
    expect(sent).toHaveLength(1)
  })
})

describe('a wait', () => {
  it('ends at once with the reason of a signal that was aborted before', async () => {
    const reason = new Error('left')
    expect(await errorOf(wait(new Promise(() => {}), AbortSignal.abort(reason), Infinity))).toBe(reason)
  })

  it('takes its listener off the signal again', async () => {
    const { signal } = new AbortController()
    const remove = vi.spyOn(signal, 'removeEventListener')
    const add = vi.spyOn(signal, 'addEventListener')
    await wait(Promise.resolve(), signal, 1_000)
    expect(remove.mock.calls).toEqual(add.mock.calls)
  })

  it('gives the message of an AbortError where signals have no reason', () => {
    const error = abortReason({ aborted: true } as AbortSignal)
    expect(String(error)).toBe('AbortError: The operation was aborted.')
  })
})

describe('a refresh that helped', () => {
  it('is followed by the next one at once, when that token is refused too', async () => {
    let good = 'token-2'
    const { authFetch, tokens } = createStubbed({}, (token) => token === good)
    expect((await authFetch(url)).status).toBe(200)
    good = 'token-3'
    expect((await authFetch(url)).status).toBe(200)
    expect(tokens.refreshes()).toBe(2)
  })

  it('asks the cache for the template and the organization of the request', async () => {
    const asked: unknown[] = []
    const refresher = createRefresher(async (options) => {
      asked.push(options)
      return 'refused'
    }, 1_000)
    await refresher.anotherToken(
      { tokenOptions: { template: 'a', organizationId: 'b' }, fence, signal: null },
      'refused',
    )
    expect(asked).toEqual([
      { template: 'a', organizationId: 'b', skipCache: false },
      { template: 'a', organizationId: 'b', skipCache: true },
    ])
  })

  it('gives none when the answer to the refresh is empty, and cools down', async () => {
    const answers = ['refused', '', 'refused']
    const refresher = createRefresher(async () => answers.shift(), 1_000)
    const request = { tokenOptions: {}, fence, signal: null }
    expect(await refresher.anotherToken(request, 'refused')).toBeNull()
    expect(await refresher.anotherToken(request, 'refused')).toBeNull()
    expect(answers).toEqual([])
  })
})
