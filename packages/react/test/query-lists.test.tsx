import { QueryClient, useInfiniteQuery } from '@tanstack/react-query'
import { createAuthFetch } from '@x/auth-fetch'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import {
  authInfiniteQueryOptions,
  useAuthInfiniteQueryOptions,
  useAuthSuspenseInfiniteQuery,
  useAuthSuspenseQueries,
} from '../src/query.js'
import { makeToken } from './support/fake-auth.js'
import { Boundaries, shows } from './support/boundaries.js'
import { createFakeApi } from './support/fake-api.js'
import { probe, sees } from './support/probe.js'
import { mountApp } from './support/render-app.js'

const alice = { as: { userId: 'alice' } }
const list = {
  queryKey: ['list'],
  url: ({ pageParam }: { pageParam: number }) => `/api/list/${pageParam}`,
  schema: z.string(),
  initialPageParam: 0,
  getNextPageParam: (_last: string, pages: string[]) => pages.length,
}

function contains({ container }: { readonly container: HTMLElement }, text: string): Promise<void> {
  return vi.waitFor(() => expect(container.textContent).toContain(text), { timeout: 10_000 })
}

function List() {
  return useAuthSuspenseInfiniteQuery(list).data.pages.join(', ')
}

function Both() {
  return useAuthSuspenseQueries({
    queries: ['a', 'b'].map((id) => ({ queryKey: [id], url: `/api/${id}`, schema: z.string() })),
    combine: (results) => results.map(({ data }) => data).join(', '),
  })
}

describe.each([
  ['useAuthSuspenseInfiniteQuery', List, '/api/list/0'],
  ['useAuthSuspenseQueries', Both, '/api/a'],
])('%s', (_name, Component, path) => {
  const open = (as?: { userId: string } | null) =>
    mountApp(() => <Boundaries>{<Component />}</Boundaries>, as === undefined ? {} : { as })

  it('suspends until Clerk is loaded, then for the data, and follows the user', async () => {
    const page = open()
    await shows(page, 'waiting')
    expect(page.api.requests).toEqual([])
    page.auth.signIn('alice')
    await contains(page, `alice ${path}`)
    page.auth.signIn('bob')
    await contains(page, `bob ${path}`)
    expect(page.container.textContent).not.toContain('alice')
  })

  it('throws SignedOutError to the boundary when signed out', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const page = open(null)
    await shows(page, 'SignedOutError')
    expect(page.api.requests).toEqual([])
  })
})

it('a list that suspends fetches its next page', async () => {
  function MoreOfTheList() {
    const { data, fetchNextPage } = useAuthSuspenseInfiniteQuery(list)
    return <button onClick={() => void fetchNextPage()}>{data.pages.join(', ')}</button>
  }
  const page = mountApp(() => <Boundaries>{<MoreOfTheList />}</Boundaries>, alice)
  await contains(page, 'alice /api/list/0')
  page.container.querySelector('button')?.click()
  await contains(page, ', ')
  expect(page.container.textContent).toBe('alice /api/list/0, alice /api/list/1')
})

it('useAuthInfiniteQueryOptions gives the options of the current user to the own hook of the library', async () => {
  const page = probe(() => {
    const { data } = useInfiniteQuery(useAuthInfiniteQueryOptions(list))
    return data?.pages
  }, alice)
  await sees(page, ['alice /api/list/0'])
  page.auth.signIn('bob')
  await sees(page, ['bob /api/list/0'])
})

it('authInfiniteQueryOptions prefetches what the hook then shows, and rejects without a user', async () => {
  const api = createFakeApi()
  const authFetch = createAuthFetch({
    getToken: async () => makeToken({ userId: 'alice' }),
    fetch: api.fetch,
    baseUrl: 'http://localhost',
  })
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  await client.fetchInfiniteQuery(authInfiniteQueryOptions(list, { authFetch, identity: { userId: 'alice' } }))
  const page = probe(() => useAuthSuspenseInfiniteQuery(list).data.pages, { ...alice, client })
  await sees(page, ['alice /api/list/0'])
  expect(page.api.requests).toEqual([])
  const signedOut = authInfiniteQueryOptions(list, { authFetch, identity: null })
  await expect(client.fetchInfiniteQuery(signedOut)).rejects.toThrow('signed in')
})
