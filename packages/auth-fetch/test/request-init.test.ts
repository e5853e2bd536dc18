import { describe, expect, it, vi } from 'vitest'
import { copyBody, copyInit, keepReferrer, readRequestBody, toRequest, usesRequestBody } from '../src/request-init.js'
import { createStubbed, stubbedUrl as url } from './support/stubbed.js'

async function* readOnce() {
  yield new Uint8Array(1)
}

describe('the input', () => {
  it('A Request keeps its referrer policy, which fetch would drop because of the header', async () => {
    const baseFetch = vi.fn<typeof fetch>(() => Promise.resolve(new Response()))
    const { authFetch } = createStubbed({ fetch: baseFetch })
    await authFetch(new Request(url, { referrerPolicy: 'origin' }))
    expect(baseFetch.mock.lastCall?.[1]).toMatchObject({ referrerPolicy: 'origin' })
  })

  it('An input that is neither a Request nor a string is converted by the platform, once', () => {
    const request = new Request(url)
    expect(toRequest(request)).toBe(request)
    expect([toRequest(url), toRequest(new URL(url))]).toEqual([undefined, undefined])
    const texts = [url, 'https://evil.test/']
    const stringifiable = { toString: () => texts.shift() ?? '' } as unknown as string // what a caller without types may pass
    expect(toRequest(stringifiable)?.url).toBe(url)
    const alleged = { [Symbol.toStringTag]: 'Request', url } as unknown as Request // what a caller without types may pass
    expect(() => toRequest(alleged)).toThrow(TypeError)
  })

  it('A call without arguments is passed to the underlying fetch as it is', async () => {
    const baseFetch = vi.fn<typeof fetch>(() => Promise.resolve(new Response()))
    const { authFetch } = createStubbed({ fetch: baseFetch })
    await (authFetch as () => Promise<Response>)()
    expect(baseFetch.mock.calls).toEqual([[]])
  })

  it('A request that gets no token is sent with the very same init', async () => {
    const baseFetch = vi.fn<typeof fetch>(() => Promise.resolve(new Response()))
    const { authFetch } = createStubbed({ fetch: baseFetch })
    const init = { method: 'POST' }
    await authFetch('https://elsewhere.test/', init)
    expect(baseFetch.mock.lastCall?.[1]).toBe(init)
  })
})

describe('copies of init', () => {
  it('copyInit copies members of prototypes, own members first, but not those of Object.prototype', () => {
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
      'copies the referrer and the policy of a Request',
      undefined,
      { referrer: 'about:client', referrerPolicy: 'origin' },
      { referrer: 'about:client', referrerPolicy: 'origin' },
    ],
    ['copies both when init is empty', {}, { referrer: '' }, { referrer: '', referrerPolicy: '' }],
    [
      'copies neither when init has a member',
      { cache: 'no-store' },
      { referrer: '', referrerPolicy: 'origin' },
      { cache: 'no-store' },
    ],
    ['copies neither when the Request has none', undefined, {}, {}],
    [
      'copies both when the members of init are undefined or unknown to fetch',
      { signal: undefined, auth: {}, schema: {} } as object,
      { referrer: '', referrerPolicy: 'no-referrer' },
      { signal: undefined, auth: {}, schema: {}, referrer: '', referrerPolicy: 'no-referrer' } as object,
    ],
  ])('keepReferrer %s', (_, init, ofRequest, expected) => {
    const copy = copyInit(init ?? {})
    keepReferrer(copy, new Request(url, ofRequest))
    expect(copy).toEqual(expected)
  })

  it('A request without a body has no body to read', () => {
    expect(usesRequestBody(new Request(url), {})).toBe(false)
    expect(usesRequestBody(new Request(url, { method: 'HEAD' }), {})).toBe(false)
    const post = new Request(url, { method: 'POST' })
    expect(usesRequestBody(post, {})).toBe(true)
    expect(readRequestBody(post)).toBeUndefined()
  })

  it('The body of a Request is sent when the body of init is null', async () => {
    const request = new Request(url, { method: 'POST', body: 'own' })
    expect(usesRequestBody(request, { body: '' })).toBe(false)
    expect(usesRequestBody(request, { body: null })).toBe(true)
    expect(await (await readRequestBody(request))?.text()).toBe('own')
  })
})

describe('copyBody', () => {
  it('copyBody returns a FormData that cannot be iterated, such as that of React Native, as it is', () => {
    const form = { append: () => {} } as unknown as FormData // React Native's has no iterator
    expect(copyBody(form)).toBe(form)
  })
})

describe('bodies that can be read only once', () => {
  const bodies = { 'a stream without an iterator': { getReader: () => {} }, 'an async generator': readOnce() }
  it.each(Object.entries(bodies))('A body that can be read only once is not sent again: %s', async (_, body) => {
    const { authFetch, sent } = createStubbed({}, (token) => token === 'token-2')
    const init = { method: 'POST', body, duplex: 'half' } as unknown as RequestInit // a stream of Safari, and a body that only Node accepts
    expect((await authFetch(url, init)).status).toBe(401)
    expect(sent).toHaveLength(1)
  })
})
