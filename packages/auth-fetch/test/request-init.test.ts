import { describe, expect, it, vi } from 'vitest'
import { copyBody, copyInit, keepReferrer, readRequestBody, toRequest, usesRequestBody } from '../src/request-init.js'
import { createStubbed, stubbedUrl as url } from './support/stubbed.js'

async function* readOnce() {
  yield new Uint8Array(1)
}

describe('the input', () => {
  it('that is a Request keeps its referrer policy, which a header beside it would take away', async () => {
    const baseFetch = vi.fn<typeof fetch>(() => Promise.resolve(new Response()))
    const { authFetch } = createStubbed({ fetch: baseFetch })
    await authFetch(new Request(url, { referrerPolicy: 'origin' }))
    expect(baseFetch.mock.lastCall?.[1]).toMatchObject({ referrerPolicy: 'origin' })
  })

  it('that is neither a Request nor a text is judged by the platform, and once', () => {
    const request = new Request(url)
    expect(toRequest(request)).toBe(request)
    expect([toRequest(url), toRequest(new URL(url))]).toEqual([undefined, undefined])
    const texts = [url, 'https://evil.test/']
    const stringifiable = { toString: () => texts.shift() ?? '' } as unknown as string // what a caller without types may pass
    expect(toRequest(stringifiable)?.url).toBe(url)
    const alleged = { [Symbol.toStringTag]: 'Request', url } as unknown as Request // what a caller without types may pass
    expect(() => toRequest(alleged)).toThrow(TypeError)
  })

  it('leaves a call without arguments to the fetch baseFetch, as it is', async () => {
    const baseFetch = vi.fn<typeof fetch>(() => Promise.resolve(new Response()))
    const { authFetch } = createStubbed({ fetch: baseFetch })
    await (authFetch as () => Promise<Response>)()
    expect(baseFetch.mock.calls).toEqual([[]])
  })

  it('that gets no token goes on with its very init', async () => {
    const baseFetch = vi.fn<typeof fetch>(() => Promise.resolve(new Response()))
    const { authFetch } = createStubbed({ fetch: baseFetch })
    const init = { method: 'POST' }
    await authFetch('https://elsewhere.test/', init)
    expect(baseFetch.mock.lastCall?.[1]).toBe(init)
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
    expect(usesRequestBody(new Request(url), {})).toBe(false)
    expect(usesRequestBody(new Request(url, { method: 'HEAD' }), {})).toBe(false)
    const post = new Request(url, { method: 'POST' })
    expect(usesRequestBody(post, {})).toBe(true)
    expect(readRequestBody(post)).toBeUndefined()
  })

  it('comes with the body of a Request when that of init is null', async () => {
    const request = new Request(url, { method: 'POST', body: 'own' })
    expect(usesRequestBody(request, { body: '' })).toBe(false)
    expect(usesRequestBody(request, { body: null })).toBe(true)
    expect(await (await readRequestBody(request))?.text()).toBe('own')
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
