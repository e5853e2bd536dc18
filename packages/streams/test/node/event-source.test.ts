import { createAuthFetch, IdentityChangedError, SignedOutError } from '@x/auth-fetch'
import { createAuthEventSource } from '@x/streams'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createStream } from '../../src/use-auth-event-source.js'
import { createShortTokens } from '../support/create-short-tokens.js'
import { startEventServer } from '../support/start-event-server.js'

type Options = Partial<Parameters<typeof createAuthFetch>[0]>

async function open(options: Options = {}, life = 150) {
  const server = await startEventServer()
  const authFetch = createAuthFetch({ getToken: createShortTokens(life), origins: [server.origin], ...options })
  const over = new AbortController()
  onTestFinished(() => over.abort())
  const source = createAuthEventSource(authFetch, `${server.origin}/events`, { signal: over.signal })
  const ticks: string[] = []
  const errors: (string | undefined)[] = []
  source.addEventListener('tick', ({ data }) => ticks.push(String(data)))
  source.addEventListener('error', ({ message }) => errors.push(message))
  return { server, source, ticks, errors, over }
}

it('reconnects with a fresh token and the last event id after the token has expired', async () => {
  const { server, ticks } = await open()
  await vi.waitFor(() => expect(server.connections.length).toBeGreaterThanOrEqual(4), 10_000)
  expect(server.connections.every(({ status }) => status === 200)).toBe(true)
  expect(new Set(server.connections.map(({ token }) => token)).size).toBe(server.connections.length)
  // Not one event is missing, and none came twice.
  expect(ticks).toEqual(ticks.map((_, index) => `user_ada ${index + 1}`))
  const [first, ...later] = server.connections.map(({ lastEventId }) => Number(lastEventId ?? 0))
  expect(first).toBe(0)
  expect(later.every((id) => id > 0)).toBe(true)
})

it('refreshes a token that is rejected at connection', async () => {
  const tokens = createShortTokens(60_000)
  const dead = createShortTokens(-60_000)()
  let isFresh = false
  const getToken = (options?: { skipCache?: boolean }) => {
    isFresh ||= options?.skipCache === true
    return isFresh ? tokens() : dead
  }
  const { server, ticks } = await open({ getToken })
  await vi.waitFor(() => expect(ticks.length).toBeGreaterThan(0))
  expect(server.connections.map(({ status }) => status)).toEqual([401, 200])
})

it('closes permanently after a sign-out', async () => {
  const tokens = createShortTokens(100)
  let isSignedIn = true
  const { server, source, ticks, errors } = await open({ getToken: () => (isSignedIn ? tokens() : null) })
  await vi.waitFor(() => expect(ticks.length).toBeGreaterThan(0))
  isSignedIn = false
  await vi.waitFor(() => expect(source.readyState).toBe(source.CLOSED))
  const { length } = server.connections
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(server.connections).toHaveLength(length)
  expect(errors.at(-1)).toMatch(/nobody is signed in/i)
})

it('closes immediately when a change of identity ends the body', async () => {
  const server = await startEventServer()
  const life = new AbortController()
  const lives = [life.signal]
  const authFetch = createAuthFetch({
    getToken: createShortTokens(60_000),
    origins: [server.origin],
    fetch: (input, init) => fetch(input, { ...init, signal: lives.pop() ?? null }),
  })
  const source = createAuthEventSource(authFetch, server.origin)
  onTestFinished(() => source.close())
  await new Promise((resolve) => source.addEventListener('tick', resolve, { once: true }))
  life.abort(new IdentityChangedError('GET /events'))
  await new Promise((resolve) => source.addEventListener('error', resolve, { once: true }))
  expect(source.readyState).toBe(source.CLOSED)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(server.connections).toHaveLength(1)
})

it('leaves no timer behind when it closes itself', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const source = createAuthEventSource(() => Promise.reject(new SignedOutError('GET /')), 'http://a.example/')
  await vi.advanceTimersByTimeAsync(0)
  expect([source.readyState, vi.getTimerCount()]).toEqual([source.CLOSED, 0])
})

it('calls no handler for events after the one that closed the stream', async () => {
  const chunk = ['data: 1', 'data: 2', 'data: 3', ''].join('\n\n')
  const authFetch = async () => new Response(chunk, { headers: { 'content-type': 'text/event-stream' } })
  const stream = createStream()
  const seen: string[] = []
  const close = stream.open(authFetch, 'http://a.example/', ['message'], false)
  await new Promise<void>((resolve) => {
    stream.handle({
      on: {
        message({ data }) {
          seen.push(data)
          close()
          setTimeout(resolve)
        },
      },
    })
  })
  expect(seen).toEqual(['1'])
})

it('closes by its signal, and does not reconnect', async () => {
  const { server, source, ticks, over } = await open()
  await vi.waitFor(() => expect(ticks.length).toBeGreaterThan(0))
  over.abort()
  expect(source.readyState).toBe(source.CLOSED)
  await vi.waitFor(() => expect(server.connections.at(-1)?.isOpen).toBe(false))
  const { length } = server.connections
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(server.connections).toHaveLength(length)
})

it('does not connect with an aborted signal', async () => {
  const server = await startEventServer()
  const authFetch = createAuthFetch({ getToken: createShortTokens(1000), origins: [server.origin] })
  const source = createAuthEventSource(authFetch, server.origin, { signal: AbortSignal.abort() })
  expect(source.readyState).toBe(source.CLOSED)
})

it('stays closed after a status other than 200, and reports it', async () => {
  const server = await startEventServer()
  server.status = 503
  const authFetch = createAuthFetch({ getToken: createShortTokens(1000), origins: [server.origin] })
  const source = createAuthEventSource(authFetch, server.origin)
  const code = await new Promise((resolve) => source.addEventListener('error', (error) => resolve(error.code)))
  expect(code).toBe(503)
  expect(source.readyState).toBe(source.CLOSED)
})
