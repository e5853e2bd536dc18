// What happens between the first render and the first effects of the provider.
import { Suspense, useEffect, useInsertionEffect, useLayoutEffect, useState } from 'react'
import { describe, expect, it } from 'vitest'
import { AuthFetchProvider, useAuthIdentity } from '../src/fetch.js'
import { useAuthQuery, useAuthSuspenseQuery } from '../src/query.js'
import { useClerkSWR } from '../src/swr.js'
import { createFakeAuth } from './support/fake-auth.js'
import { Boundaries, shows } from './support/boundaries.js'
import { createFakeApi } from './support/fake-api.js'
import { probe, settle } from './support/probe.js'
import { mountApp } from './support/render-app.js'

const foo = { queryKey: ['foo'], url: '/api/foo' } as const

describe.each([
  ['a render', (change: () => void) => void useState(change)],
  ['an insertion effect', (change: () => void) => useInsertionEffect(change, [change])],
  ['a layout effect', (change: () => void) => useLayoutEffect(change, [change])],
  ['an effect', (change: () => void) => useEffect(change, [change])],
])('when another user signs in during %s of the first commit', (_when, useChange) => {
  it("no render shows the first one's data to the second, and no request of theirs is used", async () => {
    const auth = createFakeAuth({ userId: 'alice' })
    let isFirst = true
    const change = () => {
      if (isFirst) auth.signIn('bob')
      isFirst = false
    }
    const page = probe(
      () => {
        useChange(change)
        const user = useAuthIdentity()?.userId
        return { user, swr: useClerkSWR<string>('/api/foo').data, query: useAuthQuery<string>({ ...foo }).data }
      },
      { auth },
    )
    await settle(50)
    expect(page.last()).toEqual({ user: 'bob', swr: 'bob /api/foo', query: 'bob /api/foo' })
    const others = page.seen.filter(({ user, swr, query }) =>
      [swr, query].some((data) => data !== undefined && !data.startsWith(String(user))),
    )
    expect(others).toEqual([])
    expect(JSON.stringify([...page.cache.keys(), page.client.getQueryCache().getAll()[0]?.queryKey])).not.toContain(
      'alice',
    )
  })
})

describe('AuthFetchProvider inside a Suspense boundary', () => {
  function Orders() {
    return useAuthSuspenseQuery<string>({ ...foo }).data
  }

  it('shows the data of who is signed in already, though its children suspend that boundary', async () => {
    const auth = createFakeAuth({ userId: 'alice' })
    const page = mountApp(() => (
      <Boundaries>
        <AuthFetchProvider useAuth={auth.useAuth} fetch={createFakeApi().fetch}>
          <Orders />
        </AuthFetchProvider>
      </Boundaries>
    ))
    await shows(page, 'alice /api/foo')
  })

  it('waits while Clerk loads when its children have a boundary of their own', async () => {
    const auth = createFakeAuth()
    const page = mountApp(() => (
      <Boundaries>
        <AuthFetchProvider useAuth={auth.useAuth} fetch={createFakeApi().fetch}>
          <Suspense fallback="waiting">
            <Orders />
          </Suspense>
        </AuthFetchProvider>
      </Boundaries>
    ))
    await shows(page, 'waiting')
    auth.signIn('alice')
    await shows(page, 'alice /api/foo')
  })
})
