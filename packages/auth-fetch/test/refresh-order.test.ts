import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAuthFetch } from '../src/index.js'
import { deferred, settleMicrotasks, type Deferred } from './support/deferred.js'
import { createTokenCache } from './support/tokens.js'

const url = 'https://api.example.com/notes'

interface Send {
  readonly path: string
  readonly token: string
  readonly answer: Deferred<Response>
}

/** Creates an `AuthFetch` and an API whose responses the test resolves one by one. */
function createLab() {
  const cache = createTokenCache()
  const sends: Send[] = []
  const authFetch = createAuthFetch({
    getToken: cache.getToken,
    origins: ['https://api.example.com'],
    fetch: (input, init) => {
      const token = new Headers(init?.headers).get('authorization')?.slice(7) ?? ''
      const answer = deferred<Response>()
      sends.push({ path: String(input), token, answer })
      return answer.promise
    },
  })
  return { cache, sends, authFetch }
}

const unauthorized = () => new Response('rejected', { status: 401 })

/** Stops the clock of the refreshes, so a slow machine does not matter. */
function stopClock(): void {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
}

/** Starts a request whose replay is pending, and one that is sent with the new token before the replay is answered. */
async function beginBoth() {
  const lab = createLab()
  const first = lab.authFetch(`${url}/first`)
  await settleMicrotasks()
  lab.sends[0]?.answer.resolve(unauthorized())
  await settleMicrotasks()
  const second = lab.authFetch(`${url}/second`)
  await settleMicrotasks()
  expect(lab.sends.map(({ token }) => token)).toEqual(['token-1', 'token-2', 'token-2'])
  const [, replay, late] = lab.sends as [Send, Send, Send] // asserted above
  return { ...lab, first, second, replay, late }
}

describe('a request rejected with a token that no replay has confirmed yet', () => {
  it.each(['before', 'after'])('A request that is rejected %s the replay is accepted is replayed', async (order) => {
    stopClock()
    const { first, second, replay, late, sends, cache } = await beginBoth()
    if (order === 'before') late.answer.resolve(unauthorized())
    await settleMicrotasks()
    replay.answer.resolve(new Response())
    await settleMicrotasks()
    late.answer.resolve(unauthorized())
    await settleMicrotasks()
    sends[3]?.answer.resolve(new Response())
    expect([(await first).status, (await second).status, cache.refreshes()]).toEqual([200, 200, 2])
  })

  it.each(['before', 'after'])('A request that is rejected %s the replay is rejected keeps its 401', async (order) => {
    stopClock()
    const { first, second, replay, late, sends, cache } = await beginBoth()
    if (order === 'before') late.answer.resolve(unauthorized())
    await settleMicrotasks()
    replay.answer.resolve(unauthorized())
    await settleMicrotasks()
    late.answer.resolve(unauthorized())
    expect([(await first).status, await (await second).text()]).toEqual([401, 'rejected'])
    expect([sends.length, cache.refreshes()]).toEqual([3, 1])
  })

  it('A request keeps its 401 when the replay fails with a network error', async () => {
    stopClock()
    const { first, second, replay, late } = await beginBoth()
    late.answer.resolve(unauthorized())
    await settleMicrotasks()
    replay.answer.reject(new TypeError('Failed to fetch'))
    await expect(first).rejects.toThrow('Failed to fetch')
    expect(await (await second).text()).toBe('rejected')
  })

  it('A request that is aborted while it waits for the replay rejects at once', async () => {
    const lab = createLab()
    const first = lab.authFetch(url)
    await settleMicrotasks()
    lab.sends[0]?.answer.resolve(unauthorized())
    await settleMicrotasks()
    const controller = new AbortController()
    const second = lab.authFetch(url, { signal: controller.signal })
    await settleMicrotasks()
    lab.sends[2]?.answer.resolve(unauthorized())
    await settleMicrotasks()
    controller.abort(new RangeError('left'))
    await expect(second).rejects.toThrow('left')
    lab.sends[1]?.answer.resolve(new Response('late'))
    expect(await (await first).text()).toBe('late')
  })

  it('A request waits for a replay at most as long as the cooldown, then forces a refresh', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const { second, late, sends, cache } = await beginBoth()
    late.answer.resolve(unauthorized())
    await vi.advanceTimersByTimeAsync(4_999)
    expect(cache.refreshes()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(cache.refreshes()).toBe(2)
    sends[3]?.answer.resolve(new Response())
    expect((await second).status).toBe(200)
  })

  it('Every request gets data in every order of the answers, where the API rejects the first send of each path and accepts its replay', async () => {
    stopClock()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ waits: fc.nat(6), answers: fc.nat() }), { minLength: 1, maxLength: 30 }),
        async (steps) => {
          const { authFetch, sends, cache } = createLab()
          const asked = new Set<string>()
          const answer = (index: number) => {
            const [send] = sends.splice(index, 1)
            send?.answer.resolve(asked.has(send.path) ? new Response('data') : unauthorized())
            if (send) asked.add(send.path)
          }
          // Two generations: the second is sent with the token that the first one's refresh returned.
          const calls = [authFetch(`${url}/0`), authFetch(`${url}/1`)]
          await settleMicrotasks()
          answer(0)
          await settleMicrotasks()
          calls.push(authFetch(`${url}/2`), authFetch(`${url}/3`))
          for (const { waits, answers } of steps) {
            for (let turn = 0; turn < waits; turn += 1) await Promise.resolve()
            if (sends.length > 0) answer(answers % sends.length)
          }
          for (let turn = 0; turn < 20; turn += 1) {
            await settleMicrotasks()
            while (sends.length > 0) answer(0)
          }
          const responses = await Promise.all(calls)
          expect(await Promise.all(responses.map((response) => response.text()))).toEqual(Array(4).fill('data'))
          expect(cache.refreshes()).toBeLessThanOrEqual(3)
        },
      ),
      { numRuns: 300, seed: 17 },
    )
  })
})

/** Calls an API that rejects each first send and accepts each replay. */
async function callIt(times: number, pauseMs: number) {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const forcedAt: number[] = []
  const cache = createTokenCache()
  let isReplay = false
  const authFetch = createAuthFetch({
    getToken: (options) => {
      if (options?.skipCache) forcedAt.push(performance.now())
      isReplay = options?.skipCache === true
      return cache.getToken(options)
    },
    origins: ['https://api.example.com'],
    fetch: () => Promise.resolve(isReplay ? new Response('data') : unauthorized()),
  })
  const texts: string[] = []
  for (let call = 0; call < times; call += 1) {
    isReplay = false
    texts.push(await (await authFetch(url)).text())
    vi.advanceTimersByTime(pauseMs)
  }
  return { texts, forcedAt }
}

describe('an API that rejects each first send and accepts each replay', () => {
  it.each([0, 1, 50, 500, 4_000])(
    'An API that rejects each first send causes at most 3 refreshes in 10 s, with a call every %i ms',
    async (pauseMs) => {
      const { texts, forcedAt } = await callIt(200, pauseMs)
      const spans = forcedAt.slice(3).map((at, index) => at - (forcedAt[index] ?? 0))
      expect(Math.min(...spans, Infinity)).toBeGreaterThanOrEqual(10_000)
      expect(texts.filter((text) => text === 'data')).toHaveLength(forcedAt.length)
      expect(texts.filter((text) => text === 'rejected')).toHaveLength(200 - forcedAt.length)
    },
  )

  it('An API that rejects each first send returns data to calls that are 15 s apart', async () => {
    const { texts, forcedAt } = await callIt(20, 15_000)
    expect([texts, forcedAt.length]).toEqual([Array(20).fill('data'), 20])
  })
})
