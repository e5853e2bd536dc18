import {
  dehydrate,
  hydrate,
  keepPreviousData,
  QueryClient,
  skipToken,
  type QueryKey,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { act } from '@testing-library/react'
import { createAuthFetch, HttpError } from '@x/auth-fetch'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { useAuthIdentity } from '../src/fetch.js'
import {
  authQueryKey,
  authQueryOptions,
  useAuthInfiniteQuery,
  useAuthMutation,
  useAuthQueries,
  useAuthQuery,
  useAuthQueryFn,
  useAuthQueryOptions,
  useAuthSuspenseQuery,
} from '../src/query.js'
import { makeToken } from './support/fake-auth.js'
import { Boundaries, shows } from './support/boundaries.js'
import { createFakeApi } from './support/fake-api.js'
import { probe, sees, settle } from './support/probe.js'
import { mountApp } from './support/render-app.js'

const alice = { as: { userId: 'alice' } }
const foo = { queryKey: ['foo'], url: '/api/foo' } as const

describe('useAuthQuery', () => {
  it('takes url and init as values or functions of the context', async () => {
    const page = probe(
      () =>
        useAuthQuery<string>({
          queryKey: ['foo', 7],
          url: ({ queryKey }) => `/api/foo/${String(queryKey[1])}`,
          init: () => ({ method: 'PUT' }),
        }).data,
      alice,
    )
    await sees(page, 'alice /api/foo/7')
    expect(page.api.requests).toMatchObject([{ method: 'PUT' }])
  })

  it('takes a queryFn whose context holds authFetch beside its own, and aborts as the bare library does', async () => {
    const contexts: object[] = []
    const page = probe(
      () =>
        useAuthQuery({
          queryKey: ['foo'],
          queryFn: async (context) => {
            contexts.push(context)
            return (await context.authFetch('/api/foo')).text()
          },
          meta: { a: 1 },
        }).data,
      alice,
    )
    await sees(page, '"alice /api/foo"')
    expect(contexts[0]).toMatchObject({ queryKey: ['foo'], meta: { a: 1 } })
  })

  it('passes signal to fetch, so that cancelling aborts', async () => {
    const page = probe(() => useAuthQuery({ ...foo }).fetchStatus, alice)
    page.api.hold()
    await act(() => page.client.cancelQueries({ queryKey: ['foo'] }))
    page.api.requests.length = 0
    void page.client.refetchQueries({ queryKey: ['foo'] })
    await settle()
    await act(() => page.client.cancelQueries({ queryKey: ['foo'] }))
    expect(page.api.requests[0]?.signal?.aborted).toBe(true)
  })

  it('checks and types with a schema', async () => {
    const schema = z.string().transform((text) => text.length)
    const page = probe(() => useAuthQuery({ ...foo, schema }).data, alice)
    await sees(page, 'alice /api/foo'.length)
    const wrong = probe(() => useAuthQuery({ ...foo, schema: z.number() }).error?.name, alice)
    await sees(wrong, 'SchemaError')
  })

  it('passes select, initialData, enabled, skipToken and queryKeyHashFn on', async () => {
    const page = probe(
      () => [
        useAuthQuery<string, Error, number>({ ...foo, select: (text) => text.length }).data,
        useAuthQuery<string>({ queryKey: ['b'], url: '/api/b', initialData: 'first', staleTime: Infinity }).data,
        useAuthQuery<string>({ queryKey: ['c'], url: '/api/c', enabled: false }).fetchStatus,
        useAuthQuery<string>({ queryKey: ['d'], queryFn: skipToken }).fetchStatus,
        useAuthQuery<string>({ queryKey: ['e', 1n], url: '/api/e', queryKeyHashFn: ([name]) => String(name) }).data,
      ],
      alice,
    )
    await sees(page, [14, 'first', 'idle', 'idle', 'alice /api/e'])
    const before = page.seen.length
    page.auth.signIn('bob')
    await settle(50)
    expect(page.last()?.[4]).toBe('bob /api/e')
    expect(page.seen.slice(before).map((values) => values[4])).not.toContain('alice /api/e')
  })

  it.each([
    [true, 'HttpError'],
    [false, 'error'],
  ])('passes throwOnError on: %s', async (throwOnError, text) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const api = createFakeApi()
    api.statuses.push(404)
    function Orders() {
      return useAuthQuery({ ...foo, throwOnError }).status
    }
    await shows(
      mountApp(() => <Boundaries>{<Orders />}</Boundaries>, { ...alice, api }),
      text,
    )
  })

  it.each([
    ['false, with old data', false, 1, 0],
    ["'always', with new data", 'always', Date.now(), 1],
  ] as const)('passes refetchOnMount on: %s', async (_what, refetchOnMount, updatedAt, count) => {
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } })
    client.setQueryData(authQueryKey(['foo'], { userId: 'alice' }), 'kept', { updatedAt })
    const page = probe(() => useAuthQuery<string>({ ...foo, refetchOnMount }).data, { ...alice, client })
    expect(page.seen[0]).toBe('kept')
    await settle()
    expect(page.api.requests).toHaveLength(count)
  })

  it("is found by invalidateQueries with the app's own key", async () => {
    const page = probe(() => useAuthQuery({ ...foo }).data, alice)
    await settle()
    await act(() => page.client.invalidateQueries({ queryKey: ['foo'] }))
    expect(page.api.requests).toHaveLength(2)
  })

  it("guards a placeholder of the client's defaults too", async () => {
    const client = new QueryClient({ defaultOptions: { queries: { placeholderData: keepPreviousData } } })
    const page = probe(() => ({ user: useAuthIdentity()?.userId, data: useAuthQuery<string>({ ...foo }).data }), {
      ...alice,
      client,
    })
    await settle()
    page.auth.signIn('bob')
    await settle()
    expect(page.seen.filter(({ user, data }) => user === 'bob' && data?.startsWith('alice'))).toEqual([])
    expect(page.last()?.data).toBe('bob /api/foo')
  })

  it("takes the client's defaults, its own request first, and keeps the owner in a hash of theirs", async () => {
    const client = new QueryClient({
      defaultOptions: { queries: { queryFn: () => 'default', queryKeyHashFn: ([name]) => String(name), staleTime: 7 } },
    })
    const page = probe(() => useAuthQuery<string>({ ...foo }).data, { ...alice, client })
    await sees(page, 'alice /api/foo')
    expect(client.getQueryCache().getAll()[0]?.observers[0]?.options.staleTime).toBe(7)
    const from = page.seen.length
    page.auth.signIn('bob')
    await sees(page, 'bob /api/foo')
    expect(page.seen.slice(from)).not.toContain('alice /api/foo')
  })

  it('leaves a hash of the client that tells owners apart, so that its entries are found by their keys', async () => {
    const queryKeyHashFn = (key: QueryKey) =>
      JSON.stringify(key, (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
    const client = new QueryClient({ defaultOptions: { queries: { queryKeyHashFn } } })
    const page = probe(() => useAuthQuery<string>({ queryKey: ['foo', 1n], url: '/api/foo' }).data, {
      ...alice,
      client,
    })
    await sees(page, 'alice /api/foo')
    act(() => void client.setQueryData(authQueryKey(['foo', 1n], { userId: 'alice' }), 'changed'))
    await sees(page, 'changed')
  })

  it('shows neither initialData nor placeholderData when signed out', async () => {
    const page = probe(
      () => [
        useAuthQuery<string>({ ...foo, initialData: 'alice first' }).data,
        useAuthQuery<string>({ queryKey: ['b'], url: '/api/b', placeholderData: 'alice meanwhile' }).data,
      ],
      { as: null },
    )
    await settle()
    expect(page.seen.flat().every((data) => data === undefined)).toBe(true)
  })

  it('returns null for an empty body', async () => {
    const api = { ...createFakeApi(), fetch: async () => new Response(null, { status: 204 }) }
    const page = probe(() => useAuthQuery({ ...foo }).data, { ...alice, api })
    await sees(page, null)
  })

  it('brings nothing back when an optimistic update is rolled back after sign-out', async () => {
    const page = probe(() => {
      const options = useAuthQueryOptions<string>({ ...foo })
      return { options, data: useAuthQuery<string>({ ...foo }).data }
    }, alice)
    await settle()
    const { queryKey } = page.last()?.options ?? { queryKey: [] }
    const previous = page.client.getQueryData(queryKey)
    page.auth.signOut()
    await settle()
    page.client.setQueryData(queryKey, previous)
    expect(
      JSON.stringify(
        page.client
          .getQueryCache()
          .getAll()
          .map(({ state }) => state.data),
      ),
    ).not.toContain('alice')
  })
})

describe('useAuthSuspenseQuery', () => {
  function Orders() {
    return useAuthSuspenseQuery<string>({ ...foo }).data
  }
  const open = (as?: { userId: string } | null) =>
    mountApp(() => <Boundaries>{<Orders />}</Boundaries>, as === undefined ? {} : { as })

  it('suspends until Clerk is loaded, then for the data, and follows the user', async () => {
    const page = open()
    await shows(page, 'waiting')
    expect(page.api.requests).toEqual([])
    page.auth.signIn('alice')
    await shows(page, 'alice /api/foo')
    page.auth.signIn('bob')
    await shows(page, 'bob /api/foo')
    expect(page.api.requests).toHaveLength(2)
  })

  it('throws SignedOutError to the boundary when signed out', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await shows(open(null), 'SignedOutError')
  })
})

describe('useAuthInfiniteQuery', () => {
  it('reads pageParam in url and sends one token a page', async () => {
    const page = probe(() => {
      const { data, fetchNextPage } = useAuthInfiniteQuery<string>({
        queryKey: ['list'],
        url: ({ pageParam }) => `/api/list/${pageParam}`,
        initialPageParam: 0,
        getNextPageParam: (_last, pages) => pages.length,
      })
      return { pages: data?.pages, fetchNextPage }
    }, alice)
    await settle()
    await act(() => page.last()?.fetchNextPage())
    await settle()
    expect(page.last()?.pages).toEqual(['alice /api/list/0', 'alice /api/list/1'])
    expect(page.auth.calls).toHaveLength(2)
  })
})

describe('useAuthQueries', () => {
  it('fetches them all, and combines', async () => {
    const page = probe(
      () =>
        useAuthQueries({
          queries: ['a', 'b'].map((id) => ({ queryKey: [id], url: `/api/${id}`, schema: z.string() })),
          combine: (results) => results.map(({ data }) => data),
        }),
      alice,
    )
    await sees(page, ['alice /api/a', 'alice /api/b'])
    page.auth.signIn('bob')
    await sees(page, ['bob /api/a', 'bob /api/b'])
  })
})

describe('useAuthMutation', () => {
  it('sends the variables as JSON, by POST or another method', async () => {
    const page = probe(
      () =>
        [
          useAuthMutation<string, Error, { a: number }>({ url: '/api/foo' }),
          useAuthMutation<string, Error, { id: number }>({ url: ({ id }) => `/api/foo/${id}`, method: 'PATCH' }),
          useAuthMutation<string>({ url: '/api/foo', method: 'DELETE' }),
        ] as const,
      alice,
    )
    expect(await page.last()?.[0].mutateAsync({ a: 1 })).toBe('alice /api/foo')
    await page.last()?.[1].mutateAsync({ id: 2 })
    await page.last()?.[2].mutateAsync()
    expect(page.api.requests).toMatchObject([
      { method: 'POST', body: '{"a":1}', user: 'alice' },
      { method: 'PATCH', path: '/api/foo/2', body: '{"id":2}' },
      { method: 'DELETE', body: null },
    ])
  })

  it.each([
    ['FormData', new FormData()],
    ['URLSearchParams', new URLSearchParams('a=1')],
    ['bytes', new Uint8Array([1])],
    ['a Blob', new Blob(['a'])],
  ])('sends %s as it is, with no Content-Type of ours', async (_what, body) => {
    const sent: RequestInit[] = []
    const api = {
      ...createFakeApi(),
      fetch: async (_input: RequestInfo | URL, init: RequestInit = {}) => {
        sent.push(init)
        return Response.json('ok')
      },
    }
    const page = probe(() => useAuthMutation<string, Error, unknown>({ url: '/api/foo' }), { ...alice, api })
    await page.last()?.mutateAsync(body)
    expect(sent[0]?.body).toEqual(body)
    expect(String(sent[0]?.body)).toBe(String(body))
    expect(new Headers(sent[0]?.headers).has('content-type')).toBe(false)
  })

  it('takes a mutationFn whose context holds authFetch', async () => {
    const page = probe(
      () =>
        useAuthMutation({
          mutationFn: async (id: number, { authFetch, client }) => [
            (await authFetch(`/api/${id}`)).status,
            client instanceof QueryClient,
          ],
        }),
      alice,
    )
    expect(await page.last()?.mutateAsync(5)).toEqual([200, true])
  })

  it("hides Alice's result from Bob, in every render, and removes it from the cache", async () => {
    const page = probe(() => useAuthMutation<string>({ url: '/api/foo', mutationKey: ['add'] }), alice)
    await act(() => page.last()?.mutateAsync())
    await settle()
    expect(page.last()?.data).toBe('alice /api/foo')
    const before = page.seen.length
    page.auth.signIn('bob')
    await settle()
    expect(page.seen.slice(before).map(({ data, status }) => data ?? status)).not.toContain('alice /api/foo')
    expect(page.last()?.status).toBe('idle')
    expect(page.client.getMutationCache().getAll()).toEqual([])
    await act(() => page.last()?.mutateAsync())
    await settle()
    expect(page.last()?.data).toBe('bob /api/foo')
  })

  it('aborts at sign-out, with IdentityChangedError', async () => {
    const page = probe(() => useAuthMutation<string>({ url: '/api/foo' }), alice)
    page.api.hold()
    const done = page.last()?.mutateAsync()
    await settle()
    page.auth.signOut()
    await expect(done).rejects.toMatchObject({ name: 'IdentityChangedError' })
  })

  it('continues if it started before Clerk was loaded', async () => {
    const page = probe(() => useAuthMutation<string>({ url: '/api/foo' }))
    page.last()?.mutate()
    await settle()
    expect(page.last()?.isPending).toBe(true)
    page.auth.signIn('alice')
    await settle(50)
    expect(page.last()?.data).toBe('alice /api/foo')
  })
})

describe('options for TanStack Query itself', () => {
  it('useAuthQueryOptions fills the entry of useAuthQuery', async () => {
    function usePrefetch() {
      const client = useQueryClient()
      const options = useAuthQueryOptions<string>({ ...foo })
      const [isOn, setOn] = useState(false)
      const { data } = useAuthQuery<string>({ ...foo, enabled: isOn })
      return {
        data,
        plain: useQuery({ ...options, enabled: false }).data,
        prefetch: () => client.prefetchQuery(options),
        setOn,
      }
    }
    const page = probe(usePrefetch, alice)
    await act(() => page.last()?.prefetch())
    await settle()
    expect(page.last()).toMatchObject({ data: 'alice /api/foo', plain: 'alice /api/foo' })
    expect(page.api.requests).toHaveLength(1)
  })

  it('useAuthQueryFn makes query functions', async () => {
    const page = probe(() => {
      const queryFn = useAuthQueryFn()
      return [
        useQuery({ queryKey: ['mine', useAuthIdentity()], queryFn: queryFn<string>('/api/foo') }).data,
        queryFn,
      ] as const
    }, alice)
    await settle()
    expect(page.last()?.[0]).toBe('alice /api/foo')
    expect(new Set(page.seen.map(([, queryFn]) => queryFn)).size).toBe(1)
  })

  it('what a server prefetched is hydrated for the same identity, and for no other', async () => {
    const api = createFakeApi()
    const authFetch = createAuthFetch({
      getToken: () => makeToken({ userId: 'alice', orgId: 'acme' }),
      baseUrl: 'http://localhost:3000',
      fetch: api.fetch,
    })
    const server = new QueryClient()
    const options = authQueryOptions({ ...foo }, { authFetch, identity: { userId: 'alice', orgId: 'acme' } })
    await server.prefetchQuery(options)
    const state = dehydrate(server)
    for (const [orgId, expected] of [
      ['acme', 'alice@acme /api/foo'],
      ['globex', undefined],
    ] as const) {
      const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
      hydrate(client, state)
      const page = probe(() => useAuthQuery<string>({ ...foo }).data, { as: { userId: 'alice', orgId }, client })
      expect(page.seen[0]).toBe(expected)
      page.unmount()
    }
  })

  it('what a loader ensured is there at the first render, and is not fetched again', async () => {
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
    const api = createFakeApi()
    const authFetch = createAuthFetch({ getToken: () => makeToken({ userId: 'alice' }), fetch: api.fetch })
    const load = () =>
      client.ensureQueryData(authQueryOptions<string>({ ...foo }, { authFetch, identity: { userId: 'alice' } }))
    expect(await load()).toBe('alice /api/foo')
    expect(await load()).toBe('alice /api/foo')
    const page = probe(() => [useAuthQuery<string>({ ...foo }).data, useAuthSuspenseQuery<string>({ ...foo }).data], {
      ...alice,
      api,
      client,
    })
    expect(page.seen[0]).toEqual(['alice /api/foo', 'alice /api/foo'])
    await settle()
    expect(api.requests).toHaveLength(1)
  })

  it("other users' entries are removed from a restored store, even if it is restored late", async () => {
    const old = new QueryClient()
    old.setQueryData(['foo', { authIdentity: 'alice' }], 'alice old')
    old.setQueryData(['foo', { authIdentity: 'bob' }], 'bob old')
    old.setQueryData(['public'], 'prices')
    const page = probe(() => useAuthQuery<string>({ ...foo, staleTime: Infinity }).data, { as: { userId: 'bob' } })
    await settle()
    hydrate(page.client, dehydrate(old))
    expect(page.client.getQueryData(['foo', { authIdentity: 'alice' }])).toBeUndefined()
    expect(page.client.getQueryData(['public'])).toBe('prices')
  })
})

it('an error keeps its class and shows no token', async () => {
  const api = createFakeApi()
  api.statuses.push(404)
  const page = probe(() => useAuthQuery({ ...foo }).error, { ...alice, api })
  await sees(
    page,
    new HttpError('GET http://localhost:3000/api/foo', {
      response: new Response(null, { status: 404 }),
      data: { error: 404 },
      problem: undefined,
      retryAfter: undefined,
    }),
  )
  expect(page.last()).toBeInstanceOf(HttpError)
  expect(JSON.stringify(page.last())).not.toContain('h.')
})
