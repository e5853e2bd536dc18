import { dehydrate, hydrate, keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import { useAuthIdentity } from '../src/fetch.js'
import { authQueryKey, authQueryOptions, useAuthQuery, useAuthQueryFn, useAuthSuspenseQuery } from '../src/query.js'
import { useClerkSWR } from '../src/swr.js'
import { Boundaries, shows } from './support/boundaries.js'
import { probe, sees, settle } from './support/probe.js'
import { mountApp } from './support/render-app.js'

const alice = { as: { userId: 'alice' } }
const foo = { queryKey: ['foo'], url: '/api/foo' } as const

function held(client: QueryClient) {
  return client
    .getQueryCache()
    .getAll()
    .map(({ queryKey, state }) => [queryKey, state.data])
}

describe('names of entries', () => {
  it('keeps the owner apart from a hash of your own', async () => {
    let id = 1
    const page = probe(
      () => ({
        user: useAuthIdentity()?.userId,
        data: useAuthQuery<string>({
          queryKey: [id],
          url: `/api/${id}`,
          queryKeyHashFn: ([first]) => String(first),
          staleTime: Infinity,
        }).data,
      }),
      { as: { userId: '23' } },
    )
    await settle()
    id = 12
    page.auth.signIn('3')
    await sees(page, { user: '3', data: '3 /api/12' })
    expect(page.seen.filter(({ user, data }) => user === '3' && data?.startsWith('23'))).toEqual([])
  })

  it.each(['signed-out', 'loading'])('treats a user named %s as a user', async (userId) => {
    const client = new QueryClient()
    client.setQueryData(['foo', { authIdentity: userId }], 'of the user')
    const page = probe(() => [useAuthQuery({ ...foo }).data, useClerkSWR('/api/swr').data], { as: null, client })
    await settle()
    expect(held(client).map(([, data]) => data)).not.toContain('of the user')
    page.auth.signIn(userId)
    await sees(page, [`${userId} /api/foo`, `${userId} /api/swr`])
  })

  it('authQueryKey names what goes with its owner', async () => {
    const page = probe(() => {
      const queryFn = useAuthQueryFn()
      const identity = useAuthIdentity()
      const queryKey = authQueryKey(['rates'], identity)
      return useQuery({ queryKey, queryFn: queryFn<string>('/api/rates'), enabled: !!identity }).data
    })
    await settle()
    page.auth.signIn('alice')
    await sees(page, 'alice /api/rates')
    expect(page.client.getQueryData(authQueryKey(['rates'], { userId: 'alice' }))).toBe('alice /api/rates')
    page.auth.signOut()
    await settle()
    expect(held(page.client)).toEqual([[authQueryKey(['rates'], null), undefined]])
  })
})

it('a placeholder holds nothing from before the sign-out of the same user', async () => {
  const page = probe(() => useAuthQuery<string>({ ...foo, placeholderData: keepPreviousData }).data, alice)
  await sees(page, 'alice /api/foo')
  page.auth.signOut()
  await settle()
  page.api.hold()
  const from = page.seen.length
  page.auth.signIn('alice')
  await settle()
  expect(page.seen.slice(from).filter((data) => data !== undefined)).toEqual([])
})

it('a placeholder is what a server prefetched, and what is no longer in the cache, within one identity', async () => {
  let id = 1
  const client = new QueryClient({ defaultOptions: { queries: { gcTime: 0 } } })
  client.setQueryData(authQueryKey(['foo', 1], { userId: 'alice' }), 'prefetched')
  const page = probe(
    () =>
      useAuthQuery<string>({
        queryKey: ['foo', id],
        url: `/api/${id}`,
        staleTime: Infinity,
        placeholderData: keepPreviousData,
      }).data,
    { ...alice, client },
  )
  await sees(page, 'prefetched')
  page.api.hold()
  id = 2
  page.rerender(page.withChildren())
  await settle()
  expect(held(client)).toHaveLength(1)
  page.rerender(page.withChildren())
  expect(page.last()).toBe('prefetched')
})

describe('what is streamed from a server', () => {
  function stream(userId: string) {
    const server = new QueryClient({ defaultOptions: { dehydrate: { shouldDehydrateQuery: () => true } } })
    let finish: (data: string) => void = () => {}
    const queryFn = () => new Promise<string>((resolve) => (finish = resolve))
    void server.prefetchQuery({ queryKey: authQueryKey(['foo'], { userId }), queryFn })
    return { state: dehydrate(server), finish: () => finish(`${userId} streamed`) }
  }

  it("is removed when it is another user's, even if its data arrives later", async () => {
    const client = new QueryClient({ defaultOptions: { queries: { queryFn: () => 'default' } } })
    const page = probe(() => useAuthQuery<string>({ ...foo }).data, { ...alice, client })
    await settle()
    const { state, finish } = stream('bob')
    hydrate(client, state)
    finish()
    await settle()
    expect(JSON.stringify(held(client))).not.toContain('bob')
    expect(page.last()).toBe('alice /api/foo')
  })

  it("is shown when it is the current user's", async () => {
    const client = new QueryClient()
    const { state, finish } = stream('alice')
    hydrate(client, state)
    const page = probe(() => useAuthQuery<string>({ ...foo, staleTime: Infinity }).data, { ...alice, client })
    finish()
    await sees(page, 'alice streamed')
    expect(page.api.requests).toEqual([])
  })
})

describe('for nobody', () => {
  it('options that a server made fetch nothing, by any method', async () => {
    const authFetch = vi.fn(() => Promise.resolve(Response.json('sent')))
    const queryFn = vi.fn(() => 'sent')
    const client = new QueryClient()
    const owner = { authFetch: authFetch as never, identity: null }
    for (const source of [{ url: '/api/foo' }, { queryFn }]) {
      const options = authQueryOptions({ queryKey: ['foo'], ...source }, owner)
      expect(options).toMatchObject({ enabled: false, queryKey: ['foo', { authIdentity: '@signed-out' }] })
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await client.prefetchQuery(options)
      // oxlint-disable-next-line no-await-in-loop
      await expect(client.ensureQueryData(options)).rejects.toMatchObject({ name: 'SignedOutError' })
    }
    expect(authFetch).not.toHaveBeenCalled()
    expect(queryFn).not.toHaveBeenCalled()
    expect(held(client)).toEqual([[['foo', { authIdentity: '@signed-out' }], undefined]])
  })

  it('a public query is fetched', async () => {
    const authFetch = vi.fn(() => Promise.resolve(Response.json('public')))
    const client = new QueryClient()
    const owner = { authFetch: authFetch as never, identity: null, signedOut: 'anonymous' } as const
    await client.prefetchQuery(authQueryOptions({ ...foo, initialData: undefined }, owner))
    const page = probe(() => useAuthQuery<string>({ ...foo, staleTime: Infinity }).data, {
      as: null,
      client,
      options: { signedOut: 'anonymous' },
    })
    expect(page.seen[0]).toBe('public')
    expect(page.api.requests).toEqual([])
  })

  it('refetch calls no function of the app', async () => {
    const queryFn = vi.fn(() => 'sent')
    const page = probe(() => useAuthQuery({ queryKey: ['foo'], queryFn }), { as: null })
    const { error } = (await page.last()?.refetch()) ?? {}
    expect(error?.name).toBe('SignedOutError')
    expect(queryFn).not.toHaveBeenCalled()
  })

  it('suspense throws SignedOutError, whatever the key holds', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    function Orders() {
      return useAuthSuspenseQuery<string>({ queryKey: ['foo', 1n], url: '/api/foo', queryKeyHashFn: String }).data
    }
    const page = mountApp(() => <Boundaries>{<Orders />}</Boundaries>, { as: null })
    await shows(page, 'SignedOutError')
  })
})

it.each([
  ['undefined, as a prop that is handed on', undefined, 1],
  ['a number', 2, 3],
])('retry: %s', async (_what, retry, count) => {
  const page = probe(
    () => useAuthQuery({ ...foo, ...({ retry } as { retry: number }), retryDelay: 1 }).status, // what React hands on
    alice,
  )
  page.api.statuses.push(404, 404, 404, 404)
  await vi.waitFor(() => expect(page.last()).toBe('error'), { timeout: 5000 })
  expect(page.api.requests).toHaveLength(count)
})

it('the message of a query holds no secret of its key', async () => {
  const secret = 'secret'.repeat(20)
  const key = [
    `https://user:${secret}@example.com/rows`,
    `/rows?token=${secret}`,
    secret,
    { headers: { Authorization: secret } },
    1,
  ]
  const options = authQueryOptions({ queryKey: key, url: '/rows' }, { authFetch: fetch, identity: null })
  const error: unknown = await new QueryClient().fetchQuery(options).catch((reason: unknown) => reason)
  expect(String(error)).toContain('["https://example.com/rows","/rows",…,…,1]')
  expect(String(error)).not.toContain('secret')
})
