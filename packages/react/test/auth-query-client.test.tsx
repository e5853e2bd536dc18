import {
  dehydrate,
  hydrate,
  QueryClient,
  QueryClientProvider,
  useQueryClient,
  type QueryKey,
} from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { AuthFetchProvider } from '../src/fetch.js'
import { authQueryKey, useAuthMutation, useAuthQuery, useAuthQueryClient } from '../src/query.js'
import { createFakeAuth, type FakeIdentity } from './support/fake-auth.js'
import { createRecording } from './differential/record.js'
import { probe, settle } from './support/probe.js'

const alice = { userId: 'alice' }
const bob = { userId: 'bob' }
const signedIn = { as: alice }

/** A refetch of an entry that was only written fails, as it has no function: its retries need not wait. */
const soon = { defaultOptions: { queries: { retryDelay: 1 } } }

async function open(identity: FakeIdentity | null | undefined, client = new QueryClient()) {
  const auth = createFakeAuth(identity)
  const seen: QueryClient[] = []
  function Reader() {
    seen.push(useAuthQueryClient())
    return null
  }
  const ui = (
    <AuthFetchProvider useAuth={auth.useAuth}>
      <QueryClientProvider client={client}>
        <Reader />
      </QueryClientProvider>
    </AuthFetchProvider>
  )
  render(ui)
  await vi.waitUntil(() => seen.length > 0)
  return { auth, client, seen, last: () => seen.at(-1) as QueryClient }
}

const key = fc.constantFrom<QueryKey>(['todos'], ['todos', 1], ['todos', { page: 1 }], ['users'], [])
const filters = fc.record(
  {
    queryKey: key,
    exact: fc.boolean(),
    stale: fc.boolean(),
    type: fc.constantFrom('all' as const, 'inactive' as const),
  },
  { requiredKeys: [] },
)

/** One call of a method, with how to print what it returns. */
const call = fc.oneof(
  fc.tuple(fc.constant('setQueryData' as const), key, fc.nat(9)),
  fc.tuple(fc.constant('getQueryData' as const), key),
  fc.tuple(fc.constant('getQueryState' as const), key),
  fc.tuple(fc.constant('getQueriesData' as const), filters),
  fc.tuple(fc.constant('setQueriesData' as const), filters, fc.nat(9)),
  fc.tuple(fc.constant('removeQueries' as const), filters),
  fc.tuple(fc.constant('resetQueries' as const), filters),
  fc.tuple(fc.constant('invalidateQueries' as const), filters),
  fc.tuple(fc.constant('refetchQueries' as const), filters),
  fc.tuple(fc.constant('cancelQueries' as const), filters),
  fc.tuple(fc.constant('fetchQuery' as const), key),
  fc.tuple(fc.constant('prefetchQuery' as const), key),
  fc.tuple(fc.constant('ensureQueryData' as const), key),
  fc.tuple(fc.constant('query' as const), key),
  fc.tuple(fc.constant('fetchInfiniteQuery' as const), key),
  fc.tuple(fc.constant('isFetching' as const), filters),
  fc.tuple(fc.constant('isMutating' as const)),
  fc.tuple(fc.constant('setQueryDefaults' as const), key, fc.nat(3)),
  fc.tuple(fc.constant('getQueryDefaults' as const), key),
  fc.tuple(fc.constant('find' as const), key),
  fc.tuple(fc.constant('findAll' as const), filters),
  fc.tuple(fc.constant('clear' as const)),
)

type Call = typeof call extends fc.Arbitrary<infer T> ? T : never

/** What a program sees of a client: the result of each call, and its entries at the end. */
async function play(client: QueryClient, entries: () => object[], calls: readonly Call[]): Promise<readonly string[]> {
  const { lines, note } = createRecording()
  for (const [method, ...args] of calls) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    note(method, await take(client, method, args))
  }
  note('entries', entries())
  return lines
}

async function take(client: QueryClient, method: Call[0], [first, second]: readonly unknown[]): Promise<unknown> {
  const queryKey = first as QueryKey
  const queryFn = async (context: { queryKey: QueryKey }) => `data of ${context.queryKey.length}`
  switch (method) {
    case 'setQueryData':
      return client.setQueryData(queryKey, (old: unknown) => [old ?? 'none', second])
    case 'setQueriesData':
      return client.setQueriesData(first as object, (old: unknown) => [old ?? 'none', second])
    case 'getQueryState':
      return client.getQueryState(queryKey)?.status
    case 'fetchQuery':
    case 'prefetchQuery':
    case 'ensureQueryData':
    case 'query':
      return (client[method] as (options: object) => unknown)({ queryKey: ['fetched', ...queryKey], queryFn })
    case 'fetchInfiniteQuery':
      return client.fetchInfiniteQuery({ queryKey: ['list', ...queryKey], queryFn, initialPageParam: 0 })
    case 'setQueryDefaults':
      return client.setQueryDefaults(queryKey, { staleTime: Number(second) })
    case 'find':
      return client.getQueryCache().find({ queryKey })?.state.data
    case 'findAll':
      return client
        .getQueryCache()
        .findAll(first as object)
        .map(({ state }) => state.data)
    default:
      return (client[method] as (argument: unknown) => unknown)(first)
  }
}

function entriesOf(client: QueryClient, of?: string): object[] {
  const queries = client.getQueryCache().getAll()
  return queries
    .filter(
      ({ queryKey }) => of === undefined || JSON.stringify(queryKey.at(-1)) === JSON.stringify({ authIdentity: of }),
    )
    .map(({ queryKey, state }) => [queryKey, state.data, state.isInvalidated, state.status])
}

describe('useAuthQueryClient', () => {
  it('returns a client whose every method does what the bare client does, next to entries of others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 12 }), async (calls) => {
        const bare = new QueryClient(soon)
        const shared = new QueryClient(soon)
        shared.setQueryData(authQueryKey(['todos'], bob), 'of Bob')
        shared.setQueryData(['todos', 1], 'of nobody')
        const others = () => entriesOf(shared).filter((entry) => /of Bob|of nobody/.test(JSON.stringify(entry)))
        const before = JSON.stringify(others())
        // Bob's provider is mounted as well: his entries stay.
        await open(bob, shared)
        const { last } = await open(alice, shared)
        const expected = await play(bare, () => entriesOf(bare), calls)
        expect(await play(last(), () => entriesOf(shared, 'alice'), calls)).toEqual(expected)
        expect(JSON.stringify(others())).toBe(before)
      }),
      { numRuns: Number(process.env['RUNS'] ?? 40), seed: Number(process.env['SEED'] ?? 1) },
    )
  }, 60_000)

  it('follows the optimistic recipe of TanStack Query with the app’s own keys', async () => {
    const page = probe(() => {
      const client = useAuthQueryClient()
      const { data } = useAuthQuery<string[]>({
        queryKey: ['todos'],
        queryFn: async () => ['tea'],
        staleTime: Infinity,
      })
      const mutation = useAuthMutation<unknown, Error, string, { previous: string[] | undefined }>({
        async mutationFn() {
          // Until the page shows it.
          await vi.waitUntil(() => page.last()?.data?.includes('milk'))
          throw new Error('not saved')
        },
        async onMutate(todo) {
          await client.cancelQueries({ queryKey: ['todos'] })
          const previous = client.getQueryData<string[]>(['todos'])
          client.setQueryData<string[]>(['todos'], (old = []) => [...old, todo])
          return { previous }
        },
        onError: (_error, _todo, result) => void client.setQueryData(['todos'], result?.previous),
        onSettled: () => client.invalidateQueries({ queryKey: ['todos'] }),
      })
      return { data, mutation }
    }, signedIn)
    await settle()
    await page
      .last()
      ?.mutation.mutateAsync('milk')
      .catch(() => {})
    await settle()
    const seen = page.seen.map(({ data }) => data?.join(' '))
    expect(seen).toContain('tea milk')
    expect(seen.at(-1)).toBe('tea')
    expect(page.client.getQueryCache().getAll()).toHaveLength(1)
  })

  it('is what query functions, mutations and their callbacks get as their client, so that no entry without an owner appears', async () => {
    const page = probe(() => {
      useAuthQuery({
        queryKey: ['row'],
        queryFn: ({ client, queryKey }) => {
          expect(client.getQueryCache().find({ queryKey, exact: true })).toBeDefined()
          client.setQueryData(['from a query'], 1)
          return client.setQueryData([...queryKey, 'part'], 1)
        },
      })
      return useAuthMutation<string, Error, string>({
        async mutationFn(name, { client }) {
          client.setQueryData(['from a mutation'], 1)
          return name
        },
        onSuccess: (_data, _name, _result, { client }) => void client.setQueryData(['from a callback'], 1),
      })
    }, signedIn)
    await settle()
    await act(() =>
      page
        .last()
        ?.mutateAsync('a', { onSettled: (_d, _e, _v, _r, { client }) => void client.setQueryData(['from a call'], 1) }),
    )
    await settle()
    const keys = page.client
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey)
    expect(keys).toHaveLength(6)
    expect(keys.filter((own) => JSON.stringify(own.at(-1)) !== '{"authIdentity":"alice"}')).toEqual([])
  })

  it('reads nothing and writes nothing once its user is gone', async () => {
    const { auth, client, last } = await open(alice)
    const kept = last()
    kept.setQueryData(['todos'], 'of Alice')
    act(() => auth.signIn('bob'))
    await settle()
    last().setQueryData(['todos'], 'of Bob')
    expect(kept.getQueryData(['todos'])).toBeUndefined()
    expect(kept.getQueriesData({})).toEqual([])
    kept.setQueryData(['todos'], 'late')
    kept.removeQueries({ queryKey: ['todos'] })
    kept.clear()
    await expect(kept.fetchQuery({ queryKey: ['todos'], queryFn: async () => 'late' })).rejects.toMatchObject({
      name: 'IdentityChangedError',
    })
    expect(kept.getQueryData(['todos'])).toBeUndefined()
    expect(last().getQueryData(['todos'])).toBe('of Bob')
    expect(client.getQueryCache().getAll()).toHaveLength(1)
    await settle()
    expect(client.getQueryCache().getAll()).toHaveLength(1)
  })

  it('reads nothing and writes nothing when nobody is signed in', async () => {
    const { client, last } = await open(null)
    last().setQueryData(['todos'], 'of nobody')
    expect(last().getQueryData(['todos'])).toBeUndefined()
    await expect(last().fetchQuery({ queryKey: ['todos'], queryFn: async () => 1 })).rejects.toMatchObject({
      name: 'SignedOutError',
    })
    expect(client.getQueryCache().getAll()).toEqual([])
  })

  it('stays the same client while the user stays', async () => {
    const { auth, seen } = await open(alice)
    act(() => auth.refreshToken())
    await settle()
    expect(new Set(seen).size).toBe(1)
  })

  it('keeps the owner of a pending mutation in its meta, where a dehydrated client has it', async () => {
    const page = probe(
      () => useAuthMutation({ mutationKey: ['add'], mutationFn: () => new Promise(() => {}), meta: { a: 1 } }),
      signedIn,
    )
    act(() => page.last()?.mutate())
    await settle()
    const state = JSON.parse(JSON.stringify(dehydrate(page.client, { shouldDehydrateMutation: () => true })))
    expect(state.mutations).toMatchObject([{ mutationKey: ['add'], meta: { a: 1, authIdentity: 'alice' } }])
    const restored = new QueryClient()
    hydrate(restored, state)
    expect(restored.getMutationCache().getAll()[0]?.meta).toEqual({ a: 1, authIdentity: 'alice' })
  })

  it('leaves the client that useQueryClient returns as it is', () => {
    const page = probe(() => [useQueryClient(), useAuthQueryClient()] as const, signedIn)
    expect(page.last()?.[0]).toBe(page.client)
    expect(page.last()?.[1]).not.toBe(page.client)
  })
})
