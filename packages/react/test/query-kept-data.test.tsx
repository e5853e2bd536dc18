// What an observer of TanStack Query keeps from one query to the next: the last selection, the last placeholder, data to share structure with.
import { keepPreviousData, QueryClient, useQuery, type QueryKey } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useAuthFetch, useAuthIdentity } from '../src/fetch.js'
import {
  authQueryKey,
  authQueryOptions,
  useAuthInfiniteQuery,
  useAuthQueries,
  useAuthQuery,
  useAuthQueryOptions,
  useAuthSuspenseQuery,
} from '../src/query.js'
import { Boundaries, shows } from './support/boundaries.js'
import { probe, sees, settle } from './support/probe.js'
import { mountApp } from './support/render-app.js'

afterEach(() => vi.restoreAllMocks())

const inAcme = { as: { userId: 'alice', orgId: 'acme' } } as const
const me = { queryKey: ['me'], url: '/api/me', retry: false } as const

/** Succeeds for Alice in Acme alone. */
function nameOf(data: unknown): string {
  const text = JSON.stringify(data)
  if (!text.includes('alice@acme')) throw new TypeError('no profile')
  return `selected of ${text}`
}

interface Shown {
  readonly data: unknown
  readonly error: unknown
}

const hooks: readonly (readonly [string, () => Shown])[] = [
  ['useAuthQuery', () => useAuthQuery({ ...me, select: nameOf })],
  ['useAuthQuery, with a select made in each render', () => useAuthQuery({ ...me, select: (data) => nameOf(data) })],
  [
    'useAuthInfiniteQuery',
    () => useAuthInfiniteQuery({ ...me, initialPageParam: 0, getNextPageParam: () => null, select: nameOf }),
  ],
  ['useAuthQueries', () => useAuthQueries({ queries: [{ ...me, select: nameOf }] })[0]],
  [
    'useAuthQueries with combine',
    () =>
      useAuthQueries({ queries: [{ ...me, select: nameOf }], combine: ([result]) => result }) ?? {
        data: undefined,
        error: null,
      },
  ],
  ['useQuery with useAuthQueryOptions', () => useQuery(useAuthQueryOptions({ ...me, select: nameOf }))],
]

describe.each(hooks)('a select that fails for the next owner, in %s', (name, useShown) => {
  function useSeen() {
    const identity = useAuthIdentity()
    const { data, error } = useShown()
    return { owner: identity && `${identity.userId}@${identity.orgId}`, data, error }
  }

  const ofOthers = (seen: readonly { owner: unknown; data: unknown }[]) =>
    seen.filter(({ owner, data }) => owner !== 'alice@acme' && data !== undefined)

  it.each([
    ['user', 'bob', 'acme'],
    ['organization', 'alice', 'globex'],
  ])('shows an error and no data of the last %s', async (_what, userId, orgId) => {
    const page = probe(useSeen, inAcme)
    await vi.waitUntil(() => page.last()?.data !== undefined)
    page.auth.signIn(userId, orgId)
    await vi.waitUntil(() => page.last()?.error)
    expect(page.last()).toMatchObject({
      owner: `${userId}@${orgId}`,
      data: undefined,
      error: { message: 'no profile' },
    })
    expect(ofOthers(page.seen)).toEqual([])
  })

  it('shows none in the first render either, when the data of the next user is in the cache already', async () => {
    const page = probe(useSeen, inAcme)
    await vi.waitUntil(() => page.last()?.data !== undefined)
    // Another account beside the first one, on the same client.
    const other = probe(useSeen, { as: { userId: 'bob', orgId: 'acme' }, client: page.client })
    await vi.waitUntil(() => other.last()?.error)
    page.auth.signIn('bob', 'acme')
    await vi.waitUntil(() => page.last()?.error)
    await settle()
    expect(page.last()).toMatchObject({ data: undefined, error: { message: 'no profile' } })
    expect(ofOthers(page.seen)).toEqual([])
  })

  it('shows none when the app has cleared the cache before the switch', async () => {
    const page = probe(useSeen, inAcme)
    await vi.waitUntil(() => page.last()?.data !== undefined)
    page.client.clear()
    page.auth.signIn('bob')
    await vi.waitUntil(() => page.last()?.error)
    expect(ofOthers(page.seen)).toEqual([])
  })

  it('shows none after a sign-out and a sign-in', async () => {
    const page = probe(useSeen, inAcme)
    await vi.waitUntil(() => page.last()?.data !== undefined)
    page.auth.signOut()
    await settle()
    page.auth.signIn('bob')
    await vi.waitUntil(() => page.last()?.error)
    expect(ofOthers(page.seen)).toEqual([])
  })
})

it.each([
  ['at once', false],
  ['with the data of the next user in the cache', true],
])('useAuthSuspenseQuery throws the error of a select that fails for the next user: %s', async (_when, isCached) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const seen: unknown[] = []
  function Name() {
    const { data } = useAuthSuspenseQuery({ ...me, select: nameOf })
    seen.push(`${useAuthIdentity()?.userId}: ${data}`)
    return <p>{data}</p>
  }
  const page = mountApp(() => <Boundaries>{<Name />}</Boundaries>, inAcme)
  await shows(page, 'selected of "alice@acme /api/me"')
  if (isCached) {
    const other = probe(() => useAuthQuery<string>(me).data, { as: { userId: 'bob' }, client: page.client })
    await sees(other, 'bob /api/me')
  }
  page.auth.signIn('bob')
  await shows(page, 'TypeError')
  expect(seen.filter((text) => String(text).startsWith('bob'))).toEqual([])
})

describe('names that the app gives its entries', () => {
  const useMe = (names: object) => {
    const user = useAuthIdentity()?.userId
    return `${user}: ${useAuthQuery<string>({ ...me, staleTime: Infinity, ...names }).data}`
  }
  const hashFunctions: readonly (readonly [string, (key: QueryKey) => string])[] = [
    ['a constant', () => 'me'],
    ['the app’s own part', ([first]) => String(first)],
    ['the length', (key) => String(JSON.stringify(key).length)],
    ['without case', (key) => JSON.stringify(key).toLowerCase()],
    ['the first letter of the owner', (key) => String(JSON.stringify(key.at(-1))[18])],
    ['the last letter of the owner', (key) => String(JSON.stringify(key.at(-1)).at(-3))],
  ]

  it('keeps owners apart under a queryHash', async () => {
    const page = probe(() => useMe({ queryHash: 'me' }), { as: { userId: 'alice' } })
    await sees(page, 'alice: alice /api/me')
    page.auth.signIn('bob')
    await sees(page, 'bob: bob /api/me')
    expect(page.seen).not.toContain('bob: alice /api/me')
  })

  it('keeps owners apart under the queryHash of authQueryOptions', () => {
    const hashes = ['alice', 'bob'].map(
      (userId) => authQueryOptions({ ...me, queryHash: 'me' }, { authFetch: fetch, identity: { userId } }).queryHash,
    )
    expect(new Set(hashes).size).toBe(2)
  })

  it.each(hashFunctions)('keeps owners apart by a queryKeyHashFn that takes %s', async (_what, queryKeyHashFn) => {
    for (const isDefault of [false, true]) {
      const client = new QueryClient(isDefault ? { defaultOptions: { queries: { queryKeyHashFn } } } : {})
      // Two who differ in one letter's case, and two who differ in the middle.
      for (const [one, other] of [
        ['user_aBc', 'user_abc'],
        ['user_1x2', 'user_1y2'],
      ] as const) {
        const page = probe(() => useMe(isDefault ? {} : { queryKeyHashFn }), { as: { userId: one }, client })
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await sees(page, `${one}: ${one} /api/me`)
        page.auth.signIn(other)
        // oxlint-disable-next-line no-await-in-loop
        await sees(page, `${other}: ${other} /api/me`)
        expect(page.seen).not.toContain(`${other}: ${one} /api/me`)
        page.unmount()
      }
    }
  })
})

describe('functions of the app', () => {
  it('structuralSharing is never given the data of another owner', async () => {
    const given: unknown[] = []
    const sharing = (old: unknown, data: unknown) => {
      given.push([old, data])
      return data
    }
    const client = new QueryClient()
    const useName = () =>
      useAuthQuery<string>({ ...me, structuralSharing: sharing, select: (data) => `selected ${data}` }).data
    const page = probe(useName, { as: { userId: 'alice' }, client })
    await sees(page, 'selected alice /api/me')
    await client.refetchQueries()
    await settle()
    expect(given).toContainEqual(['selected alice /api/me', 'selected alice /api/me']) // it is given its own
    const other = probe(useName, { as: { userId: 'bob' }, client })
    await sees(other, 'selected bob /api/me')
    page.auth.signIn('bob')
    await sees(page, 'selected bob /api/me')
    expect(given.filter((pair) => /alice.*bob|bob.*alice/.test(JSON.stringify(pair)))).toEqual([])
  })

  it.each([
    ['useAuthQuery', false],
    ['useQuery with useAuthQueryOptions', true],
  ])('structuralSharing that fails for the next owner shows no data of the last one, in %s', async (_hook, isBare) => {
    let user = 'alice'
    const options = {
      ...me,
      initialData: 'at first',
      select: (data: string) => `${user} selected ${data}`,
      structuralSharing: (_old: unknown, data: unknown) => {
        if (user === 'bob') throw new Error('cannot share')
        return data
      },
    }
    const page = probe(
      () => {
        user = useAuthIdentity()?.userId ?? 'nobody'
        // oxlint-disable-next-line react/rules-of-hooks -- the same one in each render
        return `${user}: ${isBare ? useQuery(useAuthQueryOptions(options)).data : useAuthQuery(options).data}`
      },
      { as: { userId: 'alice' } },
    )
    await sees(page, 'alice: alice selected alice /api/me')
    page.auth.signIn('bob')
    await settle()
    expect(page.last()).toBe('bob: undefined')
    expect(page.seen.filter((text) => text.startsWith('bob') && text.includes('alice'))).toEqual([])
  })

  it('a select that reads the user runs again on a constant placeholder', async () => {
    let user = 'alice'
    const select = (data: string) => `${data} for ${user}`
    const page = probe(
      () => {
        user = useAuthIdentity()?.userId ?? 'nobody'
        return `${user}: ${useAuthQuery<string>({ ...me, placeholderData: 'hello', select }).data}`
      },
      { as: { userId: 'alice' } },
    )
    page.api.hold()
    await sees(page, 'alice: hello for alice')
    page.auth.signIn('bob')
    await sees(page, 'bob: hello for bob')
    expect(page.seen).not.toContain('bob: hello for alice')
  })

  it.each<readonly [string, (row: object) => unknown]>([
    ['Dates in the shape of the data', (row) => ({ ...row, at: new Date(0) })],
    ['class instances in the shape of the data', (row) => ({ ...row, at: new URL('https://example.com') })],
    ['functions in the shape of the data', (row) => ({ ...row, at: () => {} })],
    ['a Date', () => new Date(0)],
  ])(
    'a select that returns %s renders as often as under the bare hook, with keepPreviousData',
    async (_what, select) => {
      const counts = await Promise.all(
        [false, true].map(async (isBare) => {
          let page = 1
          const client = new QueryClient()
          const useRows = () => {
            const options = { queryKey: ['rows', page], placeholderData: keepPreviousData, select }
            // The second page is still on its way when they are counted.
            const queryFn = () => (page === 1 ? Promise.resolve({ at: 0 }) : new Promise<object>(() => {}))
            // oxlint-disable-next-line react/rules-of-hooks -- the same one in each render
            return isBare ? useQuery({ ...options, queryFn }) : useAuthQuery({ ...options, queryFn })
          }
          const rows = probe(() => useRows().data, { as: { userId: 'alice' }, client })
          await settle()
          page = 2
          rows.rerender(rows.withChildren())
          await settle()
          return rows.seen.length
        }),
      )
      expect(counts[1]).toBe(counts[0])
      expect(counts[0]).toBeLessThan(10)
    },
  )
})

it('two providers of two users on one client keep the entries of both, and each is refetched', async () => {
  const client = new QueryClient()
  const one = probe(() => useAuthQuery<string>({ ...me, staleTime: 60_000 }).data, {
    as: { userId: 'alice', orgId: 'acme' },
    client,
  })
  const two = probe(() => useAuthQuery<string>({ ...me, staleTime: 60_000 }).data, {
    as: { userId: 'bob', orgId: 'acme' },
    client,
  })
  await sees(one, 'alice@acme /api/me')
  await sees(two, 'bob@acme /api/me')
  two.auth.signIn('bob', 'globex')
  await sees(two, 'bob@globex /api/me')
  const names = () =>
    client
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey.at(-1))
  expect(names()).toEqual([{ authIdentity: 'alice/acme' }, { authIdentity: 'bob/globex' }])
  one.api.requests.length = 0
  await client.invalidateQueries({ queryKey: ['me'] })
  expect(one.api.requests).toMatchObject([{ user: 'alice@acme' }])
  two.auth.signOut()
  await settle()
  expect(names()).toContainEqual({ authIdentity: 'alice/acme' })
  expect(names()).not.toContainEqual({ authIdentity: 'bob/globex' })
})

it('a restored entry that belongs to nobody on the page is removed once all providers on the client have loaded', async () => {
  const client = new QueryClient()
  client.setQueryData(authQueryKey(['old'], { userId: 'carol' }), 'of Carol')
  client.setQueryData(authQueryKey(['old'], { userId: 'bob' }), 'of Bob')
  const two = probe(() => useAuthQuery<string>(me).data, { client })
  const one = probe(() => useAuthQuery<string>(me).data, { as: { userId: 'alice' }, client })
  await sees(one, 'alice /api/me')
  expect(client.getQueryData(authQueryKey(['old'], { userId: 'bob' }))).toBe('of Bob') // who comes may be Bob
  two.auth.signIn('bob')
  await sees(two, 'bob /api/me')
  expect(client.getQueryData(authQueryKey(['old'], { userId: 'bob' }))).toBe('of Bob')
  expect(client.getQueryData(authQueryKey(['old'], { userId: 'carol' }))).toBeUndefined()
})

it('calls no function of the app when it makes observers of unmounted hooks forget', async () => {
  let isThere = true
  let isOver = false
  const fail = (): never => {
    throw new Error('called after all')
  }
  const client = new QueryClient()
  const page = probe(
    () => {
      const other = useAuthQuery<string>({ queryKey: ['other'], url: '/api/other' }).data
      return isThere ? other : undefined
    },
    { as: { userId: 'alice' }, client },
  )
  const gone = probe(
    () =>
      useAuthQuery<string, Error, string>({
        ...me,
        select: (data) => (isOver ? fail() : data),
        placeholderData: () => (isOver ? fail() : 'hello'),
        structuralSharing: (_old, data) => (isOver ? fail() : data),
        staleTime: () => (isOver ? fail() : 0),
        enabled: () => (isOver ? fail() : true),
        notifyOnChangeProps: () => (isOver ? fail() : 'all'),
      }).data,
    { auth: page.auth, client },
  )
  await sees(gone, 'alice /api/me')
  gone.unmount()
  isOver = true
  isThere = false
  page.auth.signIn('bob')
  await vi.waitUntil(() => page.api.requests.some(({ user }) => user === 'bob'))
  expect(
    client
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey.at(-1)),
  ).toEqual([{ authIdentity: 'bob' }])
})

it('keepPreviousData in authQueryOptions shows nothing of the last owner', async () => {
  const page = probe(
    () => {
      const identity = useAuthIdentity() ?? null
      const authFetch = useAuthFetch()
      useAuthQuery({ queryKey: ['other'], url: '/api/other' })
      const options = authQueryOptions<string>({ ...me, placeholderData: keepPreviousData }, { authFetch, identity })
      return `${identity?.userId}: ${useQuery(options).data}`
    },
    { as: { userId: 'alice' } },
  )
  await sees(page, 'alice: alice /api/me')
  page.api.hold()
  page.auth.signIn('bob')
  await settle()
  expect(page.last()).toBe('bob: undefined')
  page.api.release()
  await sees(page, 'bob: bob /api/me')
  expect(page.seen).not.toContain('bob: alice /api/me')
})
