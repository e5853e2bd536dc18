import { createAuthFetch, type AuthFetchEvent } from '@x/auth-fetch'
import { withDevtools } from '@x/devtools'
import { createFakeApi, createFakeToken } from '@x/testing'
import { expect, it } from 'vitest'
import { createTimeline } from '../../src/timeline.js'

it('calls the onEvent and the fetch that were handed in', async () => {
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
  expect(seen.map(({ type }) => type)).toEqual(['token', 'request', 'response'])
})

it('leaves it to fetch to refuse what cannot be sent', async () => {
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

it('does not mix up requests that are under way together', async () => {
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
