import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useAuthFetch, useAuthIdentity } from '../src/fetch.js'
import { useAuthQuery } from '../src/query.js'
import { useClerkSWR } from '../src/swr.js'
import { collectGarbage } from './support/collect-garbage.js'
import type { FakeIdentity } from './support/fake-auth.js'
import { settle } from './support/probe.js'
import { renderApp } from './support/render-app.js'

it.each<readonly [string, FakeIdentity | undefined]>([
  ['somebody signed in', { userId: 'user0' }],
  ['Clerk not loaded', undefined],
])('after a beginning with %s it keeps nothing of those who came between the first and the last', async (_how, as) => {
  let now: readonly object[] = []
  function Component() {
    useClerkSWR('/api/swr')
    useAuthQuery({ queryKey: ['query'], url: '/api/query', gcTime: 0 })
    const [authFetch, identity] = [useAuthFetch(), useAuthIdentity()]
    now = identity ? [authFetch, identity] : [authFetch]
    return null
  }
  // SWR's timer for what loads slowly keeps the request for 3 s.
  const page = renderApp(() => <Component />, { swr: { loadingTimeout: 0 }, ...(as && { as }) })
  await settle()
  // Somebody always keeps the first one, such as the closures of a first render.
  const first = now
  const between: WeakRef<object>[] = []
  for (const userId of ['user1', 'user2', 'user3', 'user4', 'user5', 'user6']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await act(async () => {
      page.auth.signIn(userId)
      await settle()
    })
    // What came before Clerk was loaded knows who came next; React itself keeps the render before.
    if (userId !== 'user1' && userId < 'user5') between.push(...now.map((value) => new WeakRef(value)))
  }
  page.api.requests.length = 0
  collectGarbage()
  await settle()
  collectGarbage()
  expect(between).toHaveLength(6)
  expect(between.map((reference) => reference.deref())).toEqual(between.map(() => undefined))
  expect(first.length).toBeGreaterThan(0)
  page.unmount()
})
