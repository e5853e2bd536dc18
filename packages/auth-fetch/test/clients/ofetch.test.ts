import { createFetch } from 'ofetch'
import { expect, it } from 'vitest'
import { startExpiredSession } from './expired-session.js'

it('authFetch works with ofetch', async () => {
  const { origin, authFetch, expectReplay } = await startExpiredSession(async (request) =>
    Response.json(await request.json()),
  )
  const api = createFetch({ fetch: authFetch, defaults: { baseURL: origin, headers: { 'X-Client': 'ofetch' } } })
  const order = await api('/orders', { method: 'PUT', body: { id: 1 }, query: { draft: true } })
  expect(order).toEqual({ id: 1 })
  expect(expectReplay()).toMatchObject({
    method: 'PUT',
    path: '/orders?draft=true',
    headers: { 'x-client': 'ofetch', accept: 'application/json', 'content-type': 'application/json' },
    body: '{"id":1}',
  })
})
