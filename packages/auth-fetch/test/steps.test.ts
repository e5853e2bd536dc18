import { afterEach, describe, expect, it, vi } from 'vitest'
import { copyBody } from '../src/body.js'
import { contradicts, readClaims } from '../src/claims.js'
import { createDestinationFinder } from '../src/destination.js'
import { createFence } from '../src/fence.js'
import { discard } from '../src/discard.js'
import { publicUrl } from '../src/describe-request.js'
import { copyHeaders, hasAuthorization, withoutAuthorization } from '../src/headers.js'
import { createAuthFetch, SignedOutError, type AuthFetchOptions } from '../src/index.js'
import { readOriginRules } from '../src/origin-rules.js'
import { copyInit, hasOwnBody, keepReferrer, readBody, requestOf } from '../src/input.js'
import { createRefresher } from '../src/refresher.js'
import { abortReason, wait } from '../src/wait.js'
import { deferred, errorOf, settleMicrotasks } from './support/deferred.js'
import { createStub, createTokenCache, jwt } from './support/tokens.js'

const url = 'https://api.test/'
/** A request that is refused its token. */
const refused = { url, method: 'GET', caller: { userId: 'somebody' }, signal: null, tokenOptions: {} }

afterEach(() => vi.unstubAllGlobals())

async function* readOnce() {
  yield new Uint8Array(1)
}

function createStubbed(options: Partial<AuthFetchOptions> = {}, isGood?: (token: string) => boolean) {
  const stub = createStub(isGood)
  const tokens = createTokenCache()
  const authFetch = createAuthFetch({ getToken: tokens.getToken, origins: [url], fetch: stub.fetch, ...options })
  return { authFetch, tokens, ...stub }
}

describe('the claims of a session token', () => {
  it('of version 2 without an organization fit somebody without one', () => {
    const token = readClaims(jwt({ sub: 'user_a', sid: 'sess_a', v: 2 }))
    expect(contradicts(token, { userId: 'user_a', orgId: null }, undefined)).toBe(false)
    expect(contradicts(token, { userId: 'user_a', orgId: 'org_a' }, undefined)).toBe(true)
  })

  it('of version 1 without an organization say nothing of one', () => {
    const token = readClaims(jwt({ sub: 'user_a', sid: 'sess_a' }))
    expect(contradicts(token, { userId: 'user_a', orgId: 'org_a' }, undefined)).toBe(false)
  })
})

describe('the fence', () => {
  it('does not admit a token to one organization because it was admitted to another', () => {
    const caller = { userId: 'user_a' }
    const holds = createFence(() => caller)
    const token = jwt({ sub: 'user_a', org_id: 'org_a' })
    const call = (organizationId: string) => ({ caller, tokenOptions: { organizationId } })
    expect(holds(call('org_a'), token)).toBe(true)
    expect(holds(call('org_b'), token)).toBe(false)
  })
})

describe('the headers', () => {
  it.each(['If-None-Match', 'X-Authorization', 'Authorization-Info'])('keep %s, which is no Authorization', (name) => {
    for (const given of [{ [name]: '1' }, [[name, '1'] as [string, string]], new Headers({ [name]: '1' })]) {
      const headers = copyHeaders(given)
      expect(hasAuthorization(headers)).toBe(false)
      expect(new Headers(withoutAuthorization(headers)).get(name)).toBe('1')
    }
  })
})

describe('the copy of headers', () => {
  it('takes a pair that is no array, and leaves to fetch what is no pair', () => {
    const pairs = [new Set(['a', '1']), 'ab'] as unknown as [string, string][] // what a caller without types may pass
    expect(copyHeaders(pairs)).toEqual([['a', '1'], 'ab'])
  })
})

describe('the rules', () => {
  it.each(['https://*.mylocalhost', 'https://*.localhosts', 'https://*.com'])(
    'refuse a star before the one label of %s',
    (origin) => {
      expect(() => readOriginRules([origin])).toThrow(`cannot be '${origin}'`)
    },
  )

  it('name the baseUrl that they refuse', () => {
    expect(() => createDestinationFinder({ baseUrl: 'ftp://api.test' })).toThrow("baseUrl cannot be 'ftp://api.test'")
  })
})

describe('the input', () => {
  it('that is a Request keeps its referrer policy, which a header beside it would take away', async () => {
    const beneath = vi.fn<typeof fetch>(() => Promise.resolve(new Response()))
    const { authFetch } = createStubbed({ fetch: beneath })
    await authFetch(new Request(url, { referrerPolicy: 'origin' }))
    expect(beneath.mock.lastCall?.[1]).toMatchObject({ referrerPolicy: 'origin' })
  })

  it('that is neither a Request nor a text is judged by the platform, and once', () => {
    const request = new Request(url)
    expect(requestOf(request)).toBe(request)
    expect([requestOf(url), requestOf(new URL(url))]).toEqual([undefined, undefined])
    const texts = [url, 'https://evil.test/']
    const stringifiable = { toString: () => texts.shift() ?? '' } as unknown as string // what a caller without types may pass
    expect(requestOf(stringifiable)?.url).toBe(url)
    const alleged = { [Symbol.toStringTag]: 'Request', url } as unknown as Request // what a caller without types may pass
    expect(() => requestOf(alleged)).toThrow(TypeError)
  })

  it('leaves a call without arguments to the fetch beneath, as it is', async () => {
    const beneath = vi.fn<typeof fetch>(() => Promise.resolve(new Response()))
    const { authFetch } = createStubbed({ fetch: beneath })
    await (authFetch as () => Promise<Response>)()
    expect(beneath.mock.calls).toEqual([[]])
  })

  it('that gets no token goes on with its very init', async () => {
    const beneath = vi.fn<typeof fetch>(() => Promise.resolve(new Response()))
    const { authFetch } = createStubbed({ fetch: beneath })
    const init = { method: 'POST' }
    await authFetch('https://elsewhere.test/', init)
    expect(beneath.mock.lastCall?.[1]).toBe(init)
  })
})

describe('the copy of init', () => {
  it('has what stands on its prototypes, own members first, and not the members of every object', () => {
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
  })

  it.each<[string, RequestInit | undefined, RequestInit, RequestInit]>([
    [
      'has the referrer and its policy of a Request',
      undefined,
      { referrer: 'about:client', referrerPolicy: 'origin' },
      { referrer: 'about:client', referrerPolicy: 'origin' },
    ],
    ['has them too when init is empty', {}, { referrer: '' }, { referrer: '', referrerPolicy: '' }],
    [
      'has neither when init has a member',
      { cache: 'no-store' },
      { referrer: '', referrerPolicy: 'origin' },
      { cache: 'no-store' },
    ],
    ['has neither when the Request has none', undefined, {}, {}],
    [
      'has them when init has members that are undefined, or none of fetch',
      { signal: undefined, auth: {}, schema: {} } as object,
      { referrer: '', referrerPolicy: 'no-referrer' },
      { signal: undefined, auth: {}, schema: {}, referrer: '', referrerPolicy: 'no-referrer' } as object,
    ],
  ])('%s', (_, init, ofRequest, expected) => {
    const copy = copyInit(init ?? {})
    keepReferrer(copy, new Request(url, ofRequest))
    expect(copy).toEqual(expected)
  })

  it('comes without a body to be read for what has none', () => {
    expect(hasOwnBody(new Request(url), {})).toBe(false)
    expect(hasOwnBody(new Request(url, { method: 'HEAD' }), {})).toBe(false)
    const post = new Request(url, { method: 'POST' })
    expect(hasOwnBody(post, {})).toBe(true)
    expect(readBody(post)).toBeUndefined()
  })

  it('comes with the body of a Request when that of init is null', async () => {
    const request = new Request(url, { method: 'POST', body: 'own' })
    expect(hasOwnBody(request, { body: '' })).toBe(false)
    expect(hasOwnBody(request, { body: null })).toBe(true)
    expect(await (await readBody(request))?.text()).toBe('own')
  })
})

describe('the copy of a body', () => {
  it('is the body itself where it cannot be iterated, as with the FormData of React Native', () => {
    const form = { append: () => {} } as unknown as FormData // React Native's has no iterator
    expect(copyBody(form)).toBe(form)
  })
})

describe('a body that can be read only once', () => {
  const bodies = { 'a stream without an iterator': { getReader: () => {} }, 'an async generator': readOnce() }
  it.each(Object.entries(bodies))('is not sent again: %s', async (_, body) => {
    const { authFetch, sent } = createStubbed({}, (token) => token === 'token-2')
    const init = { method: 'POST', body, duplex: 'half' } as unknown as RequestInit // Safari's stream, and what only Node takes
    expect((await authFetch(url, init)).status).toBe(401)
    expect(sent).toHaveLength(1)
  })
})

describe('the token', () => {
  it('of another type than a string is not sent', async () => {
    const { authFetch, sent } = createStubbed({ getToken: () => 5 as unknown as string })
    expect(await errorOf(authFetch(url))).toMatchObject({ code: 'token_failed' })
    expect(sent).toEqual([])
  })

  it('that fails with an error of ours fails with that one, offline too', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    const error = new SignedOutError('GET a page')
    const { authFetch } = createStubbed({ getToken: () => Promise.reject(error) })
    expect(await errorOf(authFetch(url))).toBe(error)
  })

  it('that fails with nothing fails with an error without a cause', async () => {
    // oxlint-disable-next-line prefer-promise-reject-errors -- a getToken may
    const { authFetch } = createStubbed({ getToken: () => Promise.reject() })
    const error = await errorOf(authFetch(url))
    expect(error).toMatchObject({ code: 'token_failed' })
    expect(error).not.toHaveProperty('cause')
  })

  it('that is cached is sent though the browser is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    const { authFetch, sent } = createStubbed({ identity: () => ({ userId: 'user_a' }) })
    await authFetch(url)
    expect(sent).toHaveLength(1)
  })
})

describe('what is named in messages and events', () => {
  it.each([
    'https:user:pw@h.test/',
    'https:/user:pw@h.test/',
    'https:///user:pw@h.test/',
    'https:\\\\user:pw@h.test/',
    'https:/\t/user:pw@h.test/',
    'h\nttps://user:pw@h.test/',
    ' https://user:pw@h.test/',
    '//user:pw@h.test/',
  ])('holds no password of %j, which the standard takes for one', (input) => {
    expect(new URL(input, 'http://page.test').password).toBe('pw')
    expect(publicUrl(input)).not.toContain('pw')
    expect(publicUrl(input)).toMatch(/h\.test\/$/)
  })

  it.each(['/users/a@b.test', '/@me', 'https://h.test/@me', 'https://h.test/a:b@c'])(
    'keeps the path of %s',
    (input) => {
      expect(publicUrl(`${input}?q#f`)).toBe(input)
    },
  )
})

describe('what is given up', () => {
  it.each([undefined, null, 'text', {}, { cancel: () => {} }])('may be no stream of the standard: %j', (stream) => {
    expect(() => discard(stream)).not.toThrow()
  })
})

describe('a wait', () => {
  it('ends at once with the reason of a signal that was aborted before', async () => {
    const reason = new Error('left')
    expect(await errorOf(wait(new Promise(() => {}), { ...refused, signal: AbortSignal.abort(reason) }))).toBe(reason)
  })

  it('takes its listener off the signal again', async () => {
    const { signal } = new AbortController()
    const remove = vi.spyOn(signal, 'removeEventListener')
    const add = vi.spyOn(signal, 'addEventListener')
    await wait(Promise.resolve(), { ...refused, signal }, 1_000)
    expect(remove.mock.calls).toEqual(add.mock.calls)
  })

  it('gives the message of an AbortError where signals have no reason', () => {
    const error = abortReason({ aborted: true } as AbortSignal)
    expect(String(error)).toBe('AbortError: The operation was aborted.')
  })
})

describe('a refresh', () => {
  it('that helped is followed by the next one at once, when that token is refused too', async () => {
    let good = 'token-2'
    const { authFetch, tokens } = createStubbed({}, (token) => token === good)
    expect((await authFetch(url)).status).toBe(200)
    good = 'token-3'
    expect((await authFetch(url)).status).toBe(200)
    expect(tokens.refreshes()).toBe(2)
  })

  it('that is under way is joined, though a replay of an earlier one is accepted meanwhile', async () => {
    const refreshed = [deferred<string>(), deferred<string>()]
    let refreshes = 0
    const { findToken } = createRefresher((options) => {
      if (!options?.skipCache) return 'refused'
      refreshes += 1
      return refreshed[refreshes - 1]?.promise
    }, 1_000)
    refreshed[0]?.resolve('refused')
    const [helped, late] = await Promise.all([findToken(refused, 'refused'), findToken(refused, 'refused')])
    helped?.end(true)
    const first = findToken(refused, 'refused')
    await settleMicrotasks()
    late?.end(true)
    const second = findToken(refused, 'refused')
    await settleMicrotasks()
    refreshed[1]?.resolve('new')
    expect([(await first)?.token, (await second)?.token, refreshes]).toEqual(['new', 'new', 2])
  })

  it('asks the cache for the template and the organization of the request', async () => {
    const asked: unknown[] = []
    const { findToken } = createRefresher(async (options) => {
      asked.push(options)
      return 'refused'
    }, 1_000)
    await findToken({ ...refused, tokenOptions: { template: 'a', organizationId: 'b' } }, 'refused')
    expect(asked).toEqual([
      { template: 'a', organizationId: 'b', skipCache: false },
      { template: 'a', organizationId: 'b', skipCache: true },
    ])
  })

  it('gives none when the answer to the refresh is empty, and cools down', async () => {
    const answers = ['refused', '', 'refused']
    const { findToken } = createRefresher(async () => answers.shift(), 1_000)
    const found = await findToken(refused, 'refused')
    expect(found?.token).toBe('')
    found?.end(false)
    expect(await findToken(refused, 'refused')).toBeUndefined()
    expect(answers).toEqual([])
  })
})
