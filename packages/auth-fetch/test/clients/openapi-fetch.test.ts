import createClient from 'openapi-fetch'
import { expect, it } from 'vitest'
import { startExpiredSession } from './expired-session.js'

/** The output of openapi-typescript for an API with one endpoint. */
interface Paths {
  '/orders/{id}': {
    patch: {
      parameters: { path: { id: number } }
      requestBody: { content: { 'application/json': { title: string } } }
      responses: { 200: { content: { 'application/json': { title: string } } } }
    }
  }
}

it('authFetch works with openapi-fetch', async () => {
  const { origin, authFetch, expectReplay } = await startExpiredSession(async (request) =>
    Response.json(await request.json()),
  )
  const api = createClient<Paths>({ baseUrl: origin, fetch: authFetch, headers: { 'X-Client': 'openapi-fetch' } })
  const { data, response } = await api.PATCH('/orders/{id}', { params: { path: { id: 1 } }, body: { title: 'New' } })
  expect([response.status, data]).toEqual([200, { title: 'New' }])
  expect(expectReplay()).toMatchObject({
    method: 'PATCH',
    path: '/orders/1',
    headers: { 'x-client': 'openapi-fetch', 'content-type': 'application/json' },
    body: '{"title":"New"}',
  })
})
