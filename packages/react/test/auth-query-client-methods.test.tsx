// Each method of QueryClient, on the client of `useAuthQueryClient` and on a plain one. The table of the guide has a row for each.
import { onlineManager, QueryClient, type QueryKey } from '@tanstack/react-query'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { authQueryKey, useAuthQueryClient } from '../src/query.js'
import { probe, settle } from './support/probe.js'

const alice = { userId: 'alice' }
const bob = { userId: 'bob' }
const queryFn = ({ queryKey }: { queryKey: QueryKey }) => `fetched ${queryKey.length}`
const fetched = { queryKey: ['fetched'], queryFn }
const list = { ...fetched, initialPageParam: 0, getNextPageParam: () => null }
const todos = { queryKey: ['todos'] }
const mutation = { mutationKey: ['save'], mutationFn: async (variables: string) => `saved ${variables}` }

/** A refetch of an entry that was only written fails, as it has no function: its retries need not wait. */
const soon = { defaultOptions: { queries: { retryDelay: 1 } } }

type Run = (client: QueryClient) => unknown

/** Adds a mutation that waits to be online. */
function pause(client: QueryClient): void {
  onlineManager.setOnline(false)
  const paused = client.getMutationCache().build<string, Error, string, unknown>(client, mutation)
  paused.execute('tea').catch(() => {})
}

/** One use of each method, and what a program sees of it. */
const runs: Record<string, Run> = {
  cancelQueries: async (client) => {
    const fetching = client.fetchQuery({ queryKey: ['todos', 2], queryFn: () => new Promise(() => {}) })
    await client.cancelQueries(todos)
    return fetching.catch((error: Error) => error.name)
  },
  clear: (client) => client.clear(),
  defaultMutationOptions: (client) => {
    client.setMutationDefaults(['save'], { meta: { by: 'default' } })
    return client.defaultMutationOptions({ mutationKey: ['save'] })
  },
  defaultQueryOptions: (client) => {
    client.setQueryDefaults(['todos'], { staleTime: 5 })
    return client.defaultQueryOptions({ queryKey: ['todos', 1] }).staleTime
  },
  ensureInfiniteQueryData: (client) => client.ensureInfiniteQueryData(list),
  ensureQueryData: async (client) => [
    await client.ensureQueryData({ ...todos, queryFn }),
    await client.ensureQueryData(fetched),
  ],
  fetchInfiniteQuery: (client) => client.fetchInfiniteQuery(list),
  fetchQuery: (client) => client.fetchQuery({ ...todos, queryFn }),
  getDefaultOptions: (client) => client.getDefaultOptions(),
  getMutationCache: async (client) => {
    await client.getMutationCache().build<string, Error, string, unknown>(client, mutation).execute('tea')
    return client
      .getMutationCache()
      .getAll()
      .map(({ state }) => state.data)
  },
  getMutationDefaults: (client) => client.getMutationDefaults(['save']),
  getQueriesData: (client) => client.getQueriesData(todos),
  getQueryCache: (client) =>
    client
      .getQueryCache()
      .findAll(todos)
      .map(({ state }) => state.data),
  getQueryData: (client) => [client.getQueryData(['todos']), client.getQueryData(['users'])],
  getQueryDefaults: (client) => client.getQueryDefaults(['todos']),
  getQueryState: (client) => client.getQueryState(['todos'])?.status,
  infiniteQuery: (client) => client.infiniteQuery(list),
  invalidateQueries: (client) => client.invalidateQueries(todos),
  isFetching: (client) => {
    client.fetchQuery(fetched).catch(() => {})
    return [client.isFetching({ queryKey: ['fetched'] }), client.isFetching(todos)]
  },
  isMutating: (client) => {
    pause(client)
    return [client.isMutating({ mutationKey: ['save'] }), client.isMutating({ mutationKey: ['other'] })]
  },
  mount: (client) => client.mount(),
  prefetchInfiniteQuery: (client) => client.prefetchInfiniteQuery(list),
  prefetchQuery: (client) => client.prefetchQuery(fetched),
  query: (client) => client.query(fetched),
  refetchQueries: (client) => client.refetchQueries(todos),
  removeQueries: (client) => client.removeQueries({ queryKey: ['todos', 1] }),
  resetQueries: (client) => client.resetQueries(todos),
  resumePausedMutations: async (client) => {
    pause(client)
    onlineManager.setOnline(true)
    await client.resumePausedMutations()
    return client
      .getMutationCache()
      .getAll()
      .map(({ state }) => state.data)
  },
  setDefaultOptions: (client) => {
    client.setDefaultOptions({ queries: { staleTime: 7 } })
    return client.getDefaultOptions()
  },
  setMutationDefaults: (client) => {
    client.setMutationDefaults(['save'], { meta: { by: 'default' } })
    return client.getMutationDefaults(['save', 1])
  },
  setQueriesData: (client) => client.setQueriesData(todos, (old: unknown) => `${old}!`),
  setQueryData: (client) => client.setQueryData(['todos'], (old: unknown) => `${old}!`),
  setQueryDefaults: (client) => {
    client.setQueryDefaults(['todos'], { staleTime: 5 })
    return client.getQueryDefaults(['todos', 1])
  },
  unmount: (client) => {
    client.mount()
    client.unmount()
  },
}

/** Writes the entries of one owner, by the keys that `keyOf` makes. */
function fill(client: QueryClient, owner: string, keyOf: (key: QueryKey) => QueryKey): void {
  for (const key of [['todos'], ['todos', 1], ['users']]) client.setQueryData(keyOf(key), `${key.join()} of ${owner}`)
}

/** The entries that Alice sees, or that she does not. */
function entries(client: QueryClient, areOfAlice: boolean): unknown[] {
  return client
    .getQueryCache()
    .getAll()
    .filter(({ queryKey }) => JSON.stringify(queryKey).includes('alice') === areOfAlice)
    .map(({ queryKey, state: { data, status, isInvalidated } }) => [queryKey[0], data, status, isInvalidated])
}

afterEach(() => onlineManager.setOnline(true))

describe('useAuthQueryClient', () => {
  it.each(Object.entries(runs))('%s does for the current user what it does on a plain client', async (_name, run) => {
    const plain = new QueryClient(soon)
    fill(plain, 'alice', (key) => [...key])
    const bare = JSON.stringify(await run(plain))
    const expected = plain.getQueryCache().getAll()
    const expectedEntries = expected.map(({ queryKey, state }) => [
      queryKey[0],
      state.data,
      state.status,
      state.isInvalidated,
    ])
    await settle()

    onlineManager.setOnline(true)
    const client = new QueryClient(soon)
    probe(useAuthQueryClient, { as: bob, client })
    const { last } = probe(useAuthQueryClient, { as: alice, client })
    fill(client, 'alice', (key) => authQueryKey(key, alice))
    fill(client, 'bob', (key) => authQueryKey(key, bob))
    fill(client, 'nobody', (key) => [...key, 'public'])
    const others = JSON.stringify(entries(client, false))
    expect(JSON.stringify(await run(last() as QueryClient))).toBe(bare)
    expect(entries(client, true)).toEqual(expectedEntries)
    expect(JSON.stringify(entries(client, false))).toBe(others)
  })

  it('has a use in this file and a row in the guide for each method of the installed QueryClient', () => {
    const methods = Object.getOwnPropertyNames(QueryClient.prototype).filter((name) => name !== 'constructor')
    const guide = readFileSync(join(import.meta.dirname, '../../../docs/guide/query.md'), 'utf8')
    const section = guide.split('### Each method\n')[1]?.split('\n#')[0] ?? ''
    const rows = Array.from(section.matchAll(/^\| `(\w+)`/gm), ([, name]) => name)
    expect(new Set(Object.keys(runs))).toEqual(new Set(methods))
    expect(new Set(rows)).toEqual(new Set(methods))
  })
})
