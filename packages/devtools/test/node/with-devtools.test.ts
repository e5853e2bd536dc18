import { type AuthFetchEvent, createAuthFetch } from '@x/auth-fetch'
import { withDevtools } from '@x/devtools'
import { createFakeApi, createFakeToken } from '@x/testing'
import { expect, it } from 'vitest'
import { timesOf } from '../../src/entries.js'
import { createTimeline } from '../../src/timeline.js'

it('calls the app’s own onEvent and fetch', async () => {
  const api = createFakeApi({ 'GET /orders': () => 'tea' })
  const seen: AuthFetchEvent[] = []
  const getToken = () => createFakeToken({ sub: 'user_ada', exp: Date.now() / 1000 + 60 })
  const options = {
    getToken,
    baseUrl: 'https://a.example',
    fetch: api.fetch,
    onEvent: (event: AuthFetchEvent) => seen.push(event),
  }
  const response = await createAuthFetch(withDevtools(options))('/orders')
  expect(await response.json()).toBe('tea')
  expect(seen.map(({ type }) => type)).toEqual(['wait', 'token', 'request', 'response'])
})

it('lets fetch reject invalid requests', async () => {
  const authFetch = createAuthFetch(withDevtools({ getToken: () => 'token' }))
  await expect(authFetch('http://')).rejects.toThrow(TypeError)
})

it('keeps the newest 200 entries', () => {
  const { add, entries } = createTimeline()
  for (let id = 1; id <= 250; id += 1) {
    add({ type: 'token', present: true, id, method: 'GET', url: `/${id}`, elapsedMs: 0 })
  }
  expect(entries()).toHaveLength(200)
  expect(entries()[0]).toMatchObject({ url: '/250' })
})

it('keeps concurrent requests apart', async () => {
  const { add, addSend, entries } = createTimeline()
  const event = { method: 'GET', url: '/', elapsedMs: 0 }
  for (const id of [1, 2]) add({ ...event, id, type: 'token', present: true })
  add({ ...event, id: 1, type: 'request', authorized: true })
  addSend('first', { sentAt: 1 })
  add({ ...event, id: 2, type: 'request', authorized: true })
  addSend('second', { sentAt: 2 })
  addSend('of nobody', { sentAt: 3 })
  add({ ...event, id: 1, type: 'response', status: 200, replayed: false })
  addSend('of nobody', { sentAt: 4 })
  expect(entries().map((entry) => entry.kind === 'request' && [entry.curl, entry.tokens.length])).toEqual([
    ['second', 1],
    ['first', 1],
  ])
})

it('records an identity once, however often it is added', () => {
  const { addIdentity, entries } = createTimeline()
  const ada = { userId: 'user_ada', orgId: 'org_tea', sessionId: 'sess_1' }
  addIdentity(ada, false)
  addIdentity({ ...ada }, false)
  expect(entries()).toHaveLength(1)
  addIdentity({ ...ada, orgId: 'org_coffee' }, false)
  addIdentity(null, false)
  addIdentity(null, false)
  expect(entries()).toHaveLength(3)
})

it('distinguishes the wait for a token, a rejected token and the network', () => {
  const { add, entries } = createTimeline()
  const event = { id: 1, method: 'GET', url: '/' }
  add({ ...event, type: 'wait', elapsedMs: 1 })
  add({ ...event, type: 'token', present: true, elapsedMs: 20 })
  add({ ...event, type: 'request', authorized: true, elapsedMs: 20 })
  add({ ...event, type: 'wait', elapsedMs: 60 })
  add({ ...event, type: 'refresh', outcome: 'newer', elapsedMs: 90 })
  add({ ...event, type: 'replay', elapsedMs: 90 })
  add({ ...event, type: 'response', status: 200, replayed: true, elapsedMs: 120 })
  const times = entries().flatMap((entry) => (entry.kind === 'request' ? timesOf(entry) : []))
  expect(times.map(({ phase, ms }) => [phase, ms])).toEqual([
    ['token', 20],
    ['network', 40],
    ['refresh', 30],
    ['network', 30],
  ])
  const failed = { ...event, id: 2, elapsedMs: 10_000 }
  add({ ...failed, type: 'wait', elapsedMs: 0 })
  add({ ...failed, type: 'failed', name: 'TokenTimeoutError' })
  const [newest] = entries()
  expect(newest?.kind === 'request' && timesOf(newest)).toEqual([{ phase: 'token', ms: 10_000 }])
})
