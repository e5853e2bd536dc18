// A `useAuth` of the app whose `getToken` closes over its session: it never returns the token of another one.
import { describe, it } from 'vitest'
import type { AuthState } from '../src/fetch.js'
import { useAuthQuery, useAuthSuspenseInfiniteQuery, useAuthSuspenseQuery } from '../src/query.js'
import { useClerkSWR } from '../src/swr.js'
import { Boundaries, shows } from './support/boundaries.js'
import { createFakeAuth, makeToken, type FakeAuth } from './support/fake-auth.js'
import { mountApp } from './support/render-app.js'

/** Returns an auth whose sessions each have a `getToken` of their own. */
function createClosedAuth(first: Parameters<typeof createFakeAuth>[0]): FakeAuth {
  const auth = createFakeAuth(first)
  const tokens = new Map<string, AuthState['getToken']>()
  return {
    ...auth,
    useAuth(options) {
      const state = auth.useAuth(options)
      const { userId } = state
      let getToken = tokens.get(String(userId))
      if (!getToken) {
        getToken = async () => (userId ? makeToken({ userId }) : null)
        tokens.set(String(userId), getToken)
      }
      return { ...state, getToken }
    },
  }
}

const url = '/api/orders'
const hooks: [string, () => unknown][] = [
  ['useAuthSuspenseQuery', () => useAuthSuspenseQuery<string>({ queryKey: ['orders'], url }).data],
  [
    'useAuthSuspenseInfiniteQuery',
    () =>
      useAuthSuspenseInfiniteQuery<string>({
        queryKey: ['all'],
        url,
        initialPageParam: 0,
        getNextPageParam: () => null,
      }).data.pages[0],
  ],
  ['useClerkSWR with suspense', () => useClerkSWR<string>(url, { suspense: true }).data],
  ['useAuthQuery', () => useAuthQuery<string>({ queryKey: ['orders'], url }).data],
]

describe.each([
  ['', false],
  [' in StrictMode', true],
])('a getToken that closes over its session%s', (_name, strict) => {
  it.each(hooks)('serves the next user too with %s', async (_hook, useData) => {
    function Orders() {
      return String(useData() ?? 'waiting')
    }
    const auth = createClosedAuth({ userId: 'alice' })
    const page = mountApp(
      () => (
        <Boundaries>
          <Orders />
        </Boundaries>
      ),
      { auth, strict },
    )
    await shows(page, 'alice /api/orders')
    auth.signIn('bob')
    await shows(page, 'bob /api/orders')
    auth.signIn('alice')
    await shows(page, 'alice /api/orders')
  })

  it.each(hooks)('serves the first user after loading with %s', async (_hook, useData) => {
    function Orders() {
      return String(useData() ?? 'waiting')
    }
    const auth = createClosedAuth(undefined)
    const page = mountApp(
      () => (
        <Boundaries>
          <Orders />
        </Boundaries>
      ),
      { auth, strict },
    )
    await shows(page, 'waiting')
    auth.signIn('alice')
    await shows(page, 'alice /api/orders')
  })
})
