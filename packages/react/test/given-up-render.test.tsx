// A render for the next user that React begins anew, as in a transition whose data is not there yet.
import { usePrefetchQuery } from '@tanstack/react-query'
import { startTransition, Suspense, useState } from 'react'
import { expect, it } from 'vitest'
import { useAuthIdentity } from '../src/fetch.js'
import { useAuthQueryOptions, useAuthSuspenseQuery } from '../src/query.js'
import { createFakeAuth, makeToken } from './support/fake-auth.js'
import { shows } from './support/boundaries.js'
import { createFakeApi } from './support/fake-api.js'
import { mountApp } from './support/render-app.js'

it('requests of a discarded render end at sign-out', async () => {
  // As Clerk's: the session is another one before React has rendered that.
  let session: string | null = 'alice'
  const setters = new Set<(userId: string | null) => void>()
  function useAuth() {
    const [userId, setUserId] = useState(session)
    setters.add(setUserId)
    const getToken = async () => session && makeToken({ userId: session })
    return { isLoaded: true, isSignedIn: userId !== null, userId, getToken }
  }
  function follow(userId: string | null): void {
    session = userId
    startTransition(() => setters.forEach((set) => set(userId)))
  }

  const fake = createFakeApi()
  const held: (AbortSignal | null | undefined)[] = []
  function send(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    if (input !== '/api/held') return fake.fetch(input, init)
    held.push(init?.signal)
    return new Promise(() => {})
  }

  function Orders() {
    usePrefetchQuery(useAuthQueryOptions({ queryKey: ['held'], queryFn: ({ authFetch }) => authFetch('/api/held') }))
    return useAuthSuspenseQuery<string>({ queryKey: ['foo'], url: '/api/foo' }).data
  }
  function Page() {
    const identity = useAuthIdentity()
    return <Suspense fallback="waiting">{identity ? <Orders /> : 'nobody'}</Suspense>
  }
  const auth = { ...createFakeAuth(), useAuth }
  const page = mountApp(() => <Page />, { auth, api: { ...fake, fetch: send } })
  await shows(page, 'alice /api/foo')
  follow('bob')
  await shows(page, 'bob /api/foo')
  expect(held.map((signal) => signal?.aborted)).toEqual([true, false])
  follow(null)
  await shows(page, 'nobody')
  expect(held.map((signal) => signal?.aborted)).toEqual([true, true])
})
