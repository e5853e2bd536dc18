import { Hono } from 'hono'
import { hc } from 'hono/client'
import { validator } from 'hono/validator'
import { expect, it } from 'vitest'
import { startExpiredSession } from './expired-session.js'

const app = new Hono().post(
  '/orders/:id',
  validator('json', ({ title }: { title: string }) => ({ title })),
  (context) => context.json({ id: context.req.param('id'), ...context.req.valid('json') }),
)

it("authFetch works with Hono's client", async () => {
  const { origin, authFetch, expectReplay } = await startExpiredSession((request) => app.fetch(request))
  const client = hc<typeof app>(origin, { fetch: authFetch, headers: { 'X-Client': 'hono' } })
  const response = await client.orders[':id'].$post({ param: { id: '1' }, json: { title: 'New' } })
  expect(await response.json()).toEqual({ id: '1', title: 'New' })
  expect(expectReplay()).toMatchObject({
    method: 'POST',
    path: '/orders/1',
    headers: { 'x-client': 'hono', 'content-type': 'application/json' },
    body: '{"title":"New"}',
  })
})
