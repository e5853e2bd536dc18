import { createFakeApi, createFakeClerk, type FakeAuthState } from '@x/testing'

export const clerk = createFakeClerk({ userId: 'user_ada', orgId: 'org_tea' })

const amounts: Readonly<Record<string, number>> = { orders: 12, customers: 48, invoices: 7, messages: 3, tasks: 19 }

const api = createFakeApi(
  {
    'GET /api/:name': ({ params, orgId }) => (amounts[String(params['name'])] ?? 1) + (orgId === 'org_coffee' ? 30 : 0),
    'POST /api/orders': () => Response.json({ error: 'sold out' }, { status: 409 }),
    'GET https://api.shop.example/stock': () => 230,
    'GET https://api.foo.com/v1/stock': () => Response.json({ error: 'no token' }, { status: 401 }),
  },
  { anonymous: true },
)

/** A Clerk whose refresh goes over the network. */
export const useAuth = (): FakeAuthState => {
  const auth = clerk.useAuth()
  return {
    ...auth,
    async getToken(options) {
      if (options?.skipCache) await new Promise((resolve) => setTimeout(resolve, 70))
      return auth.getToken(options)
    },
  }
}

/** An API that takes its time, another one for each path. */
export const fetch: typeof globalThis.fetch = async (input, init) => {
  const path = String(input instanceof Request ? input.url : input)
  const isLetGo = new Promise<void>((resolve) => {
    setTimeout(resolve, 40 + ((path.length * 37) % 130))
    init?.signal?.addEventListener('abort', () => resolve())
  })
  await isLetGo
  return api.fetch(input, init)
}
