import { create } from 'axios'
import { expect, it } from 'vitest'
import { startExpiredSession } from './expired-session.js'

it('authFetch works with the fetch adapter of axios', async () => {
  const { origin, authFetch, expectReplay } = await startExpiredSession(async (request) =>
    Response.json(await request.json()),
  )
  const api = create({
    baseURL: origin,
    adapter: 'fetch',
    env: { fetch: authFetch },
    headers: { 'X-Client': 'axios' },
  })
  const { status, data } = await api.post('/orders', { id: 1 }, { params: { draft: true } })
  expect([status, data]).toEqual([200, { id: 1 }])
  expect(expectReplay()).toMatchObject({
    method: 'POST',
    path: '/orders?draft=true',
    headers: { 'x-client': 'axios', accept: 'application/json, text/plain, */*', 'content-type': 'application/json' },
    body: '{"id":1}',
  })
})
