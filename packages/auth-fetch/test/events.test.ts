/* oxlint-disable unicorn/consistent-function-scoping -- a test shows its functions where it uses them */
import { describe, expect, it } from 'vitest'
import { createAuthFetch, type AuthFetchEvent, type AuthFetchOptions } from '../src/index.js'
import { errorOf } from './support/deferred.js'
import { createStub, createTokenCache } from './support/tokens.js'

const origins = ['https://api.example.com', { origin: 'https://public.example.com', auth: false as const }]
const url = 'https://api.example.com/notes'

/** Returns the events of one call. */
async function eventsOf(
  options: Partial<AuthFetchOptions>,
  input: RequestInfo = url,
  init?: RequestInit & { auth?: false },
) {
  const events: AuthFetchEvent[] = []
  const onEvent = (event: AuthFetchEvent) => void events.push(event)
  const authFetch = createAuthFetch({ getToken: () => 'good', origins, fetch: createStub().fetch, ...options, onEvent })
  await authFetch(input, init).catch(() => {})
  await Promise.resolve()
  return events
}

const steps = (events: AuthFetchEvent[]) =>
  events.map(({ id: _id, elapsedMs: _elapsedMs, method: _method, url: _url, ...step }) => step)

describe('onEvent', () => {
  it('onEvent receives each step of a request that succeeds at once', async () => {
    expect(steps(await eventsOf({}))).toEqual([
      { type: 'wait' },
      { type: 'token', present: true },
      { type: 'request', authorized: true },
      { type: 'response', status: 200, replayed: false },
    ])
  })

  it('onEvent receives the request event in the tick of the send, so a listener knows which call a fetch belongs to', async () => {
    const told: string[] = []
    const authFetch = createAuthFetch({
      getToken: () => 'good',
      origins,
      onEvent: ({ type }) => told.push(type),
      fetch: () => Promise.resolve(Response.json([...told])),
    })
    expect(await (await authFetch(url)).json()).toEqual(['wait', 'token', 'request'])
  })

  it('onEvent receives wait in the tick of the call, and no wait when nobody is signed in', async () => {
    const told: string[] = []
    const options = { origins, onEvent: ({ type }: AuthFetchEvent) => told.push(type) }
    const waiting = createAuthFetch({ ...options, getToken: () => new Promise(() => {}), tokenTimeout: 20 })(url)
    expect(told).toEqual(['wait'])
    await expect(waiting).rejects.toThrow('20 ms')
    expect(told.splice(0)).toEqual(['wait', 'failed'])
    await errorOf(createAuthFetch({ ...options, getToken: () => null, identity: () => null })(url))
    expect(told).toEqual(['token', 'failed'])
  })

  it('onEvent receives each step of a replay', async () => {
    const fetch = createStub((token) => token === 'token-2').fetch
    expect(steps(await eventsOf({ getToken: createTokenCache().getToken, fetch }))).toEqual([
      { type: 'wait' },
      { type: 'token', present: true },
      { type: 'request', authorized: true },
      { type: 'wait' },
      { type: 'refresh', outcome: 'newer' },
      { type: 'replay' },
      { type: 'response', status: 200, replayed: true },
    ])
  })

  it('onEvent receives the outcome of a refresh that returned no newer token', async () => {
    expect(steps(await eventsOf({ fetch: createStub(() => false).fetch })).slice(3)).toEqual([
      { type: 'wait' },
      { type: 'refresh', outcome: 'none' },
      { type: 'response', status: 401, replayed: false },
    ])
  })

  it.each<[string, RequestInfo, (RequestInit & { auth?: false }) | undefined, string]>([
    ['origin', 'https://other.example.com/a', undefined, 'https://other.example.com'],
    ['public', 'https://public.example.com/a', undefined, 'https://public.example.com'],
    ['opted-out', url, { auth: false }, 'https://api.example.com'],
    ['caller', url, { headers: { authorization: 'Basic abc' } }, 'https://api.example.com'],
    ['url', 'https://user:pass@api.example.com/', undefined, ''],
  ])('onEvent receives why no token is attached: %s', async (reason, input, init, origin) => {
    expect(steps(await eventsOf({ fetch: () => Promise.resolve(new Response()) }, input, init))).toEqual([
      { type: 'skipped', reason, origin },
      { type: 'request', authorized: false },
      { type: 'response', status: 200, replayed: false },
    ])
  })

  it('onEvent receives that there was no token', async () => {
    const anonymous = { getToken: () => null, signedOut: 'anonymous' } as const
    expect(steps(await eventsOf(anonymous)).slice(0, 3)).toEqual([
      { type: 'wait' },
      { type: 'token', present: false },
      { type: 'request', authorized: false },
    ])
    expect(steps(await eventsOf({ getToken: () => null }))).toEqual([
      { type: 'wait' },
      { type: 'token', present: false },
      { type: 'failed', name: 'SignedOutError' },
    ])
  })

  it('onEvent receives that a request failed, with or without a token', async () => {
    const fetch = () => Promise.reject(new TypeError('fetch failed'))
    expect(steps(await eventsOf({ fetch })).at(-1)).toEqual({ type: 'failed', name: 'TypeError' })
    expect(steps(await eventsOf({ fetch }, url, { auth: false })).at(-1)).toEqual({ type: 'failed', name: 'TypeError' })
    const reasons = [null, 'left'].map((reason) => eventsOf({ fetch: () => Promise.reject(reason) }))
    expect((await Promise.all(reasons)).map((events) => steps(events).at(-1))).toEqual([
      { type: 'failed', name: 'object' },
      { type: 'failed', name: 'string' },
    ])
  })

  it('onEvent receives one id per call, the method, the public URL and the time', async () => {
    const target = 'https://api.example.com/notes?secret=1#secret'
    const first = await eventsOf({}, target, { method: 'post', body: 'secret' })
    const second = await eventsOf({}, 'https://user:secret@other.example.com/notes?secret')
    expect(new Set(first.map(({ id }) => id)).size).toBe(1)
    expect(second[0]?.id).toBeGreaterThan(first[0]?.id ?? Infinity)
    expect(first.map(({ method, url: told }) => `${method} ${told}`)).toEqual(
      Array(4).fill('POST https://api.example.com/notes'),
    )
    expect(JSON.stringify([first, second])).not.toMatch(/secret/)
    const times = first.map(({ elapsedMs }) => elapsedMs)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.every((time) => time >= 0 && time < 10_000)).toBe(true)
  })

  it('An error thrown by onEvent does not affect the request and becomes an uncaught error', async () => {
    const uncaught: unknown[] = []
    const listeners = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', (error) => uncaught.push(error))
    const failure = new Error('a bug of the listener')
    const onEvent = () => {
      throw failure
    }
    const response = await createAuthFetch({ getToken: () => 'good', origins, fetch: createStub().fetch, onEvent })(url)
    await new Promise((resolve) => setImmediate(resolve))
    process.removeAllListeners('uncaughtException')
    for (const listener of listeners) process.on('uncaughtException', listener)
    expect(response.status).toBe(200)
    expect(uncaught).toEqual([failure, failure, failure, failure])
  })

  it('onEvent causes no unhandled rejection', async () => {
    const failure = new TypeError('fetch failed')
    const fetch = () => Promise.reject(failure)
    const authFetch = createAuthFetch({ getToken: () => 'good', origins, fetch, onEvent: () => {} })
    expect(await errorOf(authFetch(url))).toBe(failure)
    expect(await errorOf(authFetch(url, { auth: false }))).toBe(failure)
    await new Promise((resolve) => setImmediate(resolve)) // vitest fails on an unhandled rejection
  })
})
