import ky from 'ky'
import { expect, it } from 'vitest'
import { startExpiredSession } from './expired-session.js'

it('authFetch works with ky', async () => {
  const { origin, authFetch, expectReplay } = await startExpiredSession(async (request) =>
    Response.json(await request.json()),
  )
  const api = ky.create({ prefixUrl: origin, fetch: authFetch, headers: { 'X-Client': 'ky' } })
  const order = await api.post('orders', { json: { id: 1 }, searchParams: { draft: true } }).json()
  expect(order).toEqual({ id: 1 })
  expect(expectReplay()).toMatchObject({
    method: 'POST',
    path: '/orders?draft=true',
    headers: { 'x-client': 'ky', accept: 'application/json', 'content-type': 'application/json' },
    body: '{"id":1}',
  })
})
