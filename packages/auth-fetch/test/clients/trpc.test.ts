import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { initTRPC } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { expect, it } from 'vitest'
import { startExpiredSession } from './expired-session.js'

const { router: createRouter, procedure } = initTRPC.create()
const router = createRouter({
  order: procedure.query(() => ({ id: 1 })),
  orders: procedure.query(() => [{ id: 1 }]),
  rename: procedure.input(String).mutation(({ input }) => ({ title: input })),
})

async function createClient() {
  const { origin, authFetch, expectReplay } = await startExpiredSession((req) =>
    fetchRequestHandler({ endpoint: '/trpc', req, router }),
  )
  const headers = { 'X-Client': 'trpc' }
  // @ts-expect-error -- under exactOptionalPropertyTypes, tRPC's type does not accept the platform's own fetch either
  const link = httpBatchLink({ url: `${origin}/trpc`, fetch: authFetch, headers })
  return { client: createTRPCClient<typeof router>({ links: [link] }), expectReplay }
}

it('authFetch works with a batch of tRPC queries', async () => {
  const { client, expectReplay } = await createClient()
  expect(await Promise.all([client.order.query(), client.orders.query()])).toEqual([{ id: 1 }, [{ id: 1 }]])
  const { method, path, headers } = expectReplay()
  expect([method, path.startsWith('/trpc/order,orders?batch=1'), headers['x-client']]).toEqual(['GET', true, 'trpc'])
})

it('authFetch works with a tRPC mutation', async () => {
  const { client, expectReplay } = await createClient()
  expect(await client.rename.mutate('New')).toEqual({ title: 'New' })
  expect(expectReplay()).toMatchObject({
    method: 'POST',
    headers: { 'x-client': 'trpc', 'content-type': 'application/json' },
    body: '{"0":"New"}',
  })
})
