/* oxlint-disable unicorn/consistent-function-scoping -- a test shows its functions where it uses them */
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAuthFetch, TokenError, type GetTokenOptions } from '../src/index.js'
import { deferred, errorOf, settleMicrotasks } from './support/deferred.js'
import { listen } from './support/start-server.js'
import { createStub } from './support/tokens.js'

const origins = ['https://api.example.com']
const url = 'https://api.example.com/notes'

/** Counts the listeners of a real signal. */
function watch(signal: AbortSignal): () => number {
  const standing = new Set<unknown>()
  const { addEventListener, removeEventListener } = AbortSignal.prototype
  vi.spyOn(signal, 'addEventListener').mockImplementation(
    (type: string, listener: EventListenerOrEventListenerObject) => {
      standing.add(listener)
      addEventListener.call(signal, type, listener)
    },
  )
  vi.spyOn(signal, 'removeEventListener').mockImplementation(
    (type: string, listener: EventListenerOrEventListenerObject) => {
      standing.delete(listener)
      removeEventListener.call(signal, type, listener)
    },
  )
  return () => standing.size
}

describe('aborting a request', () => {
  it('A request aborted before the call rejects with the reason and sends nothing', async () => {
    const reason = { why: 'early' }
    const authFetch = createAuthFetch({ getToken: () => 'good', origins })
    expect(await errorOf(authFetch(url, { signal: AbortSignal.abort(reason) }))).toBe(reason)
    expect(await errorOf(authFetch(new Request(url, { signal: AbortSignal.abort(reason) })))).toBe(reason)
  })

  it('A request aborted while it waits for the token rejects with the reason and sends nothing', async () => {
    const stub = createStub()
    const token = deferred<string>()
    const authFetch = createAuthFetch({ getToken: () => token.promise, origins, fetch: stub.fetch })
    const controller = new AbortController()
    const listeners = watch(controller.signal)
    const call = authFetch(url, { signal: controller.signal })
    await settleMicrotasks()
    expect(listeners()).toBe(1)
    const reason = new Error('changed my mind')
    controller.abort(reason)
    expect(await errorOf(call)).toBe(reason)
    token.resolve('good')
    await settleMicrotasks()
    expect(stub.sent).toEqual([])
    expect(listeners()).toBe(0)
  })

  it('A request aborted in the same microtask as its token sends nothing', async () => {
    const stub = createStub()
    const controller = new AbortController()
    const getToken = async () => {
      await Promise.resolve()
      controller.abort('late')
      return 'good'
    }
    const authFetch = createAuthFetch({ getToken, origins, fetch: stub.fetch })
    expect(await errorOf(authFetch(url, { signal: controller.signal }))).toBe('late')
    expect(stub.sent).toEqual([])
  })

  it('A request aborted while getToken rejects rejects with the reason of the abort', async () => {
    const controller = new AbortController()
    const getToken = () => {
      controller.abort('late')
      return Promise.reject(new Error('no token'))
    }
    expect(await errorOf(createAuthFetch({ getToken, origins })(url, { signal: controller.signal }))).toBe('late')
  })

  it.each([new Error('late'), 'late', null])(
    'An abort with the reason %s rejects with that reason at any moment of a wait',
    async (reason) => {
      for (const step of ['token', 'refresh'] as const)
        for (const settle of ['resolves', 'rejects'] as const)
          for (let turns = 0; turns < 16; turns += 1) {
            const controller = new AbortController()
            let abortedAfter: number | undefined
            const sent: number[] = []
            const getToken = (options?: GetTokenOptions) => {
              if (step === 'refresh' && !options?.skipCache) return 'old'
              void (async () => {
                for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
                abortedAfter = sent.length
                controller.abort(reason)
              })()
              return settle === 'resolves' ? Promise.resolve('new') : Promise.reject(new Error('no token'))
            }
            const fetch = async (_: RequestInfo | URL, init?: RequestInit) => {
              init?.signal?.throwIfAborted() // fetch checks it first
              sent.push(turns)
              return new Response(null, { status: 401 })
            }
            const outcome = await createAuthFetch({ getToken, origins, fetch })(url, {
              signal: controller.signal,
            }).then(
              () => 'a response',
              (error: unknown) => error,
            )
            await settleMicrotasks()
            // A failure before the abort rejects with its own error. After the abort only its reason is thrown, and nothing is sent.
            if (sent.length > (abortedAfter ?? 0)) throw new Error(`${step} ${settle}: sent after ${turns} turns`)
            if (outcome instanceof TokenError || outcome === 'a response') continue
            expect(outcome).toBe(reason)
          }
    },
  )

  it.each([
    ['an abort', 'enough', (signal: AbortSignal) => ({ signal }), {}],
    ['a sign-out', undefined, () => ({}), { getToken: () => null }],
    ['a timeout', undefined, () => ({}), { tokenTimeout: 5 }],
  ])('A stream that was not sent is cancelled, as fetch does: %s', async (_, reason, init, options) => {
    const cancelled = vi.fn<() => void>()
    const controller = new AbortController()
    const body = new ReadableStream({ cancel: cancelled })
    const authFetch = createAuthFetch({ getToken: () => new Promise(() => {}), origins, ...options })
    const members = { method: 'POST', body, duplex: 'half', ...init(controller.signal) } as RequestInit // lib.dom has no duplex
    const call = errorOf(authFetch(url, members))
    if (reason) controller.abort(reason)
    await call
    await settleMicrotasks()
    expect(cancelled).toHaveBeenCalledTimes(1)
  })

  it('A stream that was sent is left to fetch', async () => {
    const cancelled = vi.fn<() => void>()
    const body = new ReadableStream({ cancel: cancelled })
    const fetch = () => Promise.reject(new TypeError('fetch failed'))
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit // lib.dom has no duplex
    expect(await errorOf(createAuthFetch({ getToken: () => 'good', origins, fetch })(url, init))).toBeInstanceOf(
      TypeError,
    )
    expect(cancelled).not.toHaveBeenCalled()
  })

  it('A request aborted while the body of a Request is read rejects with the reason and sends nothing', async () => {
    const stub = createStub()
    const authFetch = createAuthFetch({ getToken: () => 'good', origins, fetch: stub.fetch })
    const controller = new AbortController()
    const endless = new ReadableStream({ pull: () => new Promise(() => {}) })
    const init = { method: 'POST', body: endless, duplex: 'half', signal: controller.signal } as RequestInit // lib.dom has no duplex
    const call = authFetch(new Request(url, init))
    await settleMicrotasks()
    controller.abort('enough')
    expect(await errorOf(call)).toBe('enough')
    expect(stub.sent).toEqual([])
  })

  it('A request aborted during a refresh rejects with the reason and cancels its 401, and other requests still wait for the refresh', async () => {
    const refreshed = deferred<string>()
    const getToken = (options?: GetTokenOptions) => (options?.skipCache ? refreshed.promise : Promise.resolve('old'))
    const cancelled = vi.fn<() => void>()
    const sent: (string | null)[] = []
    const fetch = (_: RequestInfo | URL, init?: RequestInit) => {
      const token = new Headers(init?.headers).get('authorization')
      sent.push(token)
      const unauthorized = new ReadableStream({ cancel: cancelled })
      return Promise.resolve(
        token === 'Bearer new' ? new Response('mine') : new Response(unauthorized, { status: 401 }),
      )
    }
    const authFetch = createAuthFetch({ getToken, origins, fetch })
    const controller = new AbortController()
    const listeners = watch(controller.signal)
    const leaving = authFetch(url, { signal: controller.signal })
    const staying = [authFetch(url), authFetch(url, { signal: new AbortController().signal })]
    await settleMicrotasks()
    controller.abort('leaving')
    expect(await errorOf(leaving)).toBe('leaving')
    expect(cancelled).toHaveBeenCalledTimes(1)
    expect(listeners()).toBe(0)
    refreshed.resolve('new')
    const texts = await Promise.all(staying.map(async (call) => (await call).text()))
    expect(texts).toEqual(['mine', 'mine'])
    expect(sent.filter((token) => token === 'Bearer new')).toHaveLength(2)
  })

  it('A request that is aborted leaves the refresh it started to the other requests', async () => {
    const refreshed = deferred<string>()
    let refreshes = 0
    const getToken = (options?: GetTokenOptions) => {
      if (!options?.skipCache) return Promise.resolve('old')
      refreshes += 1
      return refreshed.promise
    }
    const authFetch = createAuthFetch({ getToken, origins, fetch: createStub((token) => token === 'new').fetch })
    const controller = new AbortController()
    const first = authFetch(url, { signal: controller.signal })
    const second = authFetch(url)
    await settleMicrotasks()
    controller.abort()
    expect(await errorOf(first)).toMatchObject({ name: 'AbortError' })
    refreshed.resolve('new')
    expect((await second).status).toBe(200)
    expect(refreshes).toBe(1)
  })

  it('A request aborted while its body arrives rejects the reading, as with fetch', async () => {
    const { origin, stop } = await listen((_, response) => {
      response.writeHead(200).write('the first half')
    })
    onTestFinished(stop)
    const controller = new AbortController()
    const authFetch = createAuthFetch({ getToken: () => 'good', origins: [origin] })
    const response = await authFetch(`${origin}/`, { signal: controller.signal })
    const reading = errorOf(response.text())
    controller.abort()
    expect(await reading).toMatchObject({ name: 'AbortError' })
  })

  it('The signal of a Request is ignored when init has the signal null', async () => {
    const token = deferred<string>()
    const controller = new AbortController()
    const stub = createStub()
    const authFetch = createAuthFetch({ getToken: () => token.promise, origins, fetch: stub.fetch })
    const call = authFetch(new Request(url, { signal: controller.signal }), { signal: null })
    controller.abort()
    token.resolve('good')
    expect((await call).status).toBe(200)
  })

  it('An abort rejects with an AbortError where signals have no reason', async () => {
    const token = deferred<string>()
    const authFetch = createAuthFetch({ getToken: () => token.promise, origins })
    const controller = new AbortController()
    Object.defineProperty(controller.signal, 'reason', { value: undefined })
    const call = authFetch(url, { signal: controller.signal })
    await settleMicrotasks()
    controller.abort()
    expect(await errorOf(call)).toMatchObject({ name: 'AbortError' })
  })

  it('A long-lived signal keeps no listener, however its requests end', async () => {
    const controller = new AbortController()
    const listeners = watch(controller.signal)
    const later = (token: string | null) => new Promise<string | null>((resolve) => setTimeout(resolve, 1, token))
    const getToken = (options?: GetTokenOptions) => later(options?.skipCache ? 'new' : 'old')
    const { signal } = controller
    let sends = 0
    const fetch = () => Promise.resolve(new Response(null, { status: (sends += 1) === 1 ? 401 : 200 }))
    await createAuthFetch({ getToken, origins, fetch })(url, { signal })
    await errorOf(createAuthFetch({ getToken: () => later(null), origins })(url, { signal }))
    await errorOf(createAuthFetch({ getToken: () => new Promise(() => {}), tokenTimeout: 1, origins })(url, { signal }))
    await errorOf(
      createAuthFetch({ getToken: () => later('a').then(() => Promise.reject(new Error())), origins })(url, { signal }),
    )
    expect(sends).toBe(2)
    expect(listeners()).toBe(0)
  })
})
