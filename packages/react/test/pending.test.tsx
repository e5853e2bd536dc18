// A session is pending while it has a task left to do, such as choosing an organization: Clerk calls that signed out.
import { act } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { useAuthFetch, useAuthIdentity } from '../src/fetch.js'
import { useAuthMutation, useAuthQuery, useAuthSuspenseQuery } from '../src/query.js'
import { useClerkSWR, useClerkSWRInfinite } from '../src/swr.js'
import { createFakeAuth, type FakeAuth } from './support/fake-auth.js'
import { Boundaries, shows } from './support/boundaries.js'
import { probe, sees, settle } from './support/probe.js'
import { mountApp, type AppOptions } from './support/render-app.js'

const hooks = {
  useClerkSWR: () => {
    const { data, error, isLoading, mutate } = useClerkSWR('/api/foo')
    return { data, error: error ?? null, isLoading, refetch: () => mutate() }
  },
  useClerkSWRInfinite: () => {
    const { data, error, isLoading, mutate } = useClerkSWRInfinite((page) => (page < 1 ? '/api/foo' : null))
    return { data: data?.[0], error: error ?? null, isLoading, refetch: () => mutate() }
  },
  useAuthQuery: () => useAuthQuery({ queryKey: ['foo'], url: '/api/foo' }),
}

interface Seen {
  readonly user: string | undefined
  readonly data: unknown
  readonly error: unknown
  readonly isLoading: boolean
  readonly refetch?: () => Promise<unknown>
}

function open(useHook: (typeof hooks)[keyof typeof hooks], options: AppOptions) {
  return probe<Seen>(() => {
    const { data, error, isLoading, refetch } = useHook()
    return { user: useAuthIdentity()?.userId, data, error, isLoading, refetch }
  }, options)
}

function pendingAuth(userId: string): FakeAuth {
  const auth = createFakeAuth({ userId })
  auth.setPending(true)
  return auth
}

const alicesData = { user: 'alice', data: 'alice /api/foo', error: null, isLoading: false }

describe.each(Object.entries(hooks))('%s, while the session is pending', (_name, useHook) => {
  it('keeps showing its data', async () => {
    const page = open(useHook, { as: { userId: 'alice' } })
    await sees(page, alicesData)
    const from = page.seen.length
    page.auth.setPending(true)
    await settle()
    page.auth.setPending(false)
    await settle()
    expect(page.seen.slice(from).filter(({ data }) => data !== 'alice /api/foo')).toEqual([])
    expect(page.api.requests).toHaveLength(1)
  })

  it('sends nothing until the session is active, however long that takes', async () => {
    const page = open(useHook, { as: { userId: 'alice' }, options: { tokenTimeout: 20 } })
    await sees(page, alicesData)
    page.auth.setPending(true)
    await settle()
    void page.last()?.refetch?.()
    await settle(60)
    expect(page.api.requests).toHaveLength(1)
    expect(page.last()).toMatchObject(alicesData)
    page.auth.setPending(false)
    await vi.waitFor(() => expect(page.api.requests).toHaveLength(2))
    await sees(page, alicesData)
  })

  it('is loading if there is no data yet, then fetches', async () => {
    const page = open(useHook, { auth: pendingAuth('alice') })
    await settle()
    expect(page.last()).toMatchObject({ user: 'alice', data: undefined, error: null, isLoading: true })
    expect(page.auth.calls).toEqual([])
    page.auth.setPending(false)
    await sees(page, alicesData)
    expect(page.api.requests).toHaveLength(1)
  })

  it('ends at sign-out: sends nothing and keeps nothing', async () => {
    const page = open(useHook, { as: { userId: 'alice' } })
    await sees(page, alicesData)
    page.auth.setPending(true)
    await settle()
    void page.last()?.refetch?.()
    await settle()
    page.auth.signOut()
    await settle()
    expect(page.last()).toMatchObject({ user: undefined, data: undefined, error: null, isLoading: false })
    expect(page.api.requests).toHaveLength(1)
    expect(page.auth.calls).toHaveLength(1)
    expect(JSON.stringify([...page.cache.keys(), page.client.getQueryCache().getAll()[0]?.queryKey])).not.toContain(
      'alice',
    )
  })

  it("removes another user's entries, and shows none of them", async () => {
    const page = open(useHook, { as: { userId: 'alice' } })
    await sees(page, alicesData)
    const from = page.seen.length
    act(() => {
      page.auth.setPending(true)
      page.auth.signIn('bob')
    })
    await settle()
    expect(page.seen.slice(from).filter(({ data }) => data !== undefined)).toEqual([])
    expect(page.last()?.user).toBe('bob')
    page.auth.setPending(false)
    await settle()
    expect(page.last()?.data).toBe('bob /api/foo')
  })
})

it('ends in an organization: waiting requests are sent for it only', async () => {
  const page = open(hooks.useClerkSWR, { auth: pendingAuth('alice') })
  await settle()
  act(() => {
    page.auth.setPending(false)
    page.auth.signIn('alice', 'acme')
  })
  await settle(50)
  expect(page.last()?.data).toBe('alice@acme /api/foo')
  expect(page.api.requests.map(({ user }) => user)).toEqual(['alice@acme'])
})

it('suspense waits for the session', async () => {
  function Orders() {
    return useAuthSuspenseQuery<string>({ queryKey: ['foo'], url: '/api/foo' }).data
  }
  const page = mountApp(() => <Boundaries>{<Orders />}</Boundaries>, { auth: pendingAuth('alice') })
  await shows(page, 'waiting')
  await settle(50)
  expect(page.api.requests).toEqual([])
  page.auth.setPending(false)
  await shows(page, 'alice /api/foo')
})

it('authFetch and mutations wait as long as for any other token', async () => {
  const page = probe(() => ({ authFetch: useAuthFetch(), mutation: useAuthMutation<string>({ url: '/api/foo' }) }), {
    auth: pendingAuth('alice'),
    options: { tokenTimeout: 100 },
  })
  const late = page.last()?.authFetch('/api/foo')
  await expect(late).rejects.toMatchObject({ name: 'TokenTimeoutError' })
  const inTime = page.last()?.mutation.mutateAsync()
  await settle()
  page.auth.setPending(false)
  expect(await inTime).toBe('alice /api/foo')
})

it('an app that counts a pending session as signed in sends its requests', async () => {
  const auth = pendingAuth('alice')
  const useAuth = () => auth.useAuth({ treatPendingAsSignedOut: false })
  const page = open(hooks.useAuthQuery, { auth: { ...auth, useAuth } })
  await sees(page, alicesData)
})

it('a request made while Clerk loads fails if Clerk reports nobody, even if it has a token', async () => {
  const auth = createFakeAuth()
  const useAuth = () => auth.useAuth()
  const page = probe(() => useAuthFetch(), { auth: { ...auth, useAuth } })
  const early = page.last()?.('/api/foo')
  auth.setPending(true)
  auth.signIn('alice')
  await expect(early).rejects.toMatchObject({ name: 'SignedOutError' })
  expect(page.api.requests).toEqual([])
})
