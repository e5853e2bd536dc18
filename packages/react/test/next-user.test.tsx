// The next user never sees the last user's data.
import { useQuery } from '@tanstack/react-query'
import { fetchJson } from '@x/auth-fetch'
import useSWR from 'swr'
import { describe, expect, it } from 'vitest'
import { useAuthFetch, useAuthIdentity } from '../src/fetch.js'
import { useAuthInfiniteQuery, useAuthQuery } from '../src/query.js'
import { useClerkSWR, useClerkSWRInfinite } from '../src/swr.js'
import { probe, sees, settle } from './support/probe.js'

interface Seen {
  readonly user: string | undefined
  readonly data: unknown
}

/** Renders that hold another's data than that of who the page says is signed in. */
function leaks(seen: readonly Seen[]): Seen[] {
  return seen.filter(({ user, data }) => data !== undefined && !JSON.stringify(data).includes(`${user} `))
}

const ours = {
  useClerkSWR: () => useClerkSWR('/api/foo').data,
  'useClerkSWR with keepPreviousData': () => useClerkSWR('/api/foo', { keepPreviousData: true }).data,
  useClerkSWRInfinite: () =>
    useClerkSWRInfinite((page) => (page < 2 ? `/api/foo?page=${page}` : null), { initialSize: 2 }).data,
  useAuthQuery: () => useAuthQuery({ queryKey: ['foo'], url: '/api/foo' }).data,
  'useAuthQuery with placeholderData': () =>
    useAuthQuery<string>({ queryKey: ['foo'], url: '/api/foo', placeholderData: (previous) => previous }).data,
  useAuthInfiniteQuery: () =>
    useAuthInfiniteQuery({
      queryKey: ['foo'],
      url: ({ pageParam }) => `/api/foo?page=${pageParam}`,
      initialPageParam: 0,
      getNextPageParam: () => null,
    }).data?.pages,
}

const plain = {
  useSWR: () => {
    const authFetch = useAuthFetch()
    return useSWR('/api/foo', (url: string) => fetchJson(authFetch, url)).data
  },
  useQuery: () => {
    const authFetch = useAuthFetch()
    return useQuery({ queryKey: ['foo'], queryFn: () => fetchJson(authFetch, '/api/foo') }).data
  },
}

function open(useData: () => unknown) {
  return probe<Seen>(() => ({ user: useAuthIdentity()?.userId, data: useData() }), { as: { userId: 'alice' } })
}

describe.each(Object.entries(plain))('the plain %s', (_name, useData) => {
  it("shows Alice's data to Bob", async () => {
    const page = open(useData)
    await sees(page, { user: 'alice', data: 'alice /api/foo' })
    page.auth.signIn('bob')
    await settle(50)
    expect(leaks(page.seen)).not.toEqual([])
  })
})

describe.each(Object.entries(ours))('%s', (_name, useData) => {
  it("never shows Alice's data to Bob, in no render", async () => {
    const page = open(useData)
    await settle(50)
    expect(JSON.stringify(page.last())).toContain('alice /api/foo')
    page.auth.signIn('bob')
    await settle(50)
    expect(JSON.stringify(page.last())).toContain('bob /api/foo')
    expect(leaks(page.seen)).toEqual([])
  })

  it('leaves nothing of Alice in either cache at sign-out, and keeps what is public', async () => {
    const page = open(useData)
    page.client.setQueryData(['public'], 'prices')
    page.cache.set('/public', { data: 'prices' })
    await settle(50)
    page.auth.signOut()
    await settle(50)
    expect(page.last()).toEqual({ user: undefined, data: undefined })
    const entries = JSON.stringify([
      ...page.cache.keys(),
      page.client
        .getQueryCache()
        .getAll()
        .map(({ queryKey, state }) => [queryKey, state.data]),
    ])
    expect(entries).not.toContain('alice')
    expect(page.client.getQueryData(['public'])).toBe('prices')
    expect(page.cache.get('/public')?.data).toBe('prices')
  })

  it('aborts the request in flight, and neither shows nor keeps its error', async () => {
    const page = open(useData)
    page.api.hold()
    page.auth.signIn('carol')
    await settle(50)
    const ofCarol = page.api.requests.filter(({ user }) => user === 'carol')
    expect(ofCarol).not.toEqual([])
    page.auth.signIn('bob')
    await settle(50)
    expect(ofCarol.every(({ signal }) => signal?.aborted)).toBe(true)
    page.api.release()
    await settle(50)
    expect(JSON.stringify(page.last())).toContain('bob /api/foo')
    expect(leaks(page.seen)).toEqual([])
  })

  it('fetches again for Alice when she returns', async () => {
    const page = open(useData)
    await settle(50)
    page.api.hold()
    page.auth.signIn('bob')
    await settle()
    page.auth.signIn('alice')
    await settle()
    page.api.release()
    await settle(50)
    expect(JSON.stringify(page.last())).toContain('alice /api/foo')
    expect(page.api.requests.filter(({ user }) => user === 'alice').length).toBeGreaterThan(1)
  })
})
