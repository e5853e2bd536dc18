// Options of `useAuthQueryOptions` leave the retries to TanStack Query’s own methods and hooks, as `queryOptions` does.
import {
  useInfiniteQuery,
  usePrefetchInfiniteQuery,
  usePrefetchQuery,
  useQuery,
  useQueryClient,
  type QueryClient,
  type QueryFunctionContext,
} from '@tanstack/react-query'
import { useEffect } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { useAuthInfiniteQueryOptions, useAuthQuery, useAuthQueryClient, useAuthQueryOptions } from '../src/query.js'
import { probe, settle } from './support/probe.js'

const fails = () => vi.fn((_context: QueryFunctionContext) => Promise.reject(new TypeError('Failed to fetch')))

/** The options of a query that fails, as the bare library and as our hooks get them. */
const make = (queryFn: () => Promise<never>, retry?: number) => ({
  queryKey: ['orders'],
  queryFn,
  retryDelay: 1,
  ...(retry !== undefined && { retry }),
})
const makeList = (queryFn: () => Promise<never>, retry?: number) => ({
  ...make(queryFn, retry),
  initialPageParam: 0,
  getNextPageParam: () => null,
})
type Options = ReturnType<typeof make>
type ListOptions = ReturnType<typeof makeList>

const onMount = <T,>(run: (client: QueryClient, options: T) => Promise<unknown>) =>
  function useOnMount(options: T) {
    const client = useQueryClient()
    // oxlint-disable-next-line react/exhaustive-deps -- once
    useEffect(() => void run(client, options).catch(() => {}), [])
  }

const uses: [string, (options: Options) => void][] = [
  ['usePrefetchQuery', (options) => usePrefetchQuery(options)],
  ['useQuery', (options) => void useQuery(options)],
  ['fetchQuery', onMount((client, options) => client.fetchQuery(options))],
  ['prefetchQuery', onMount((client, options) => client.prefetchQuery(options))],
  ['ensureQueryData', onMount((client, options) => client.ensureQueryData(options))],
  ['query', onMount((client, options) => client.query(options))],
]
const listUses: [string, (options: ListOptions) => void][] = [
  ['usePrefetchInfiniteQuery', (options) => usePrefetchInfiniteQuery({ ...options, pages: 1 })],
  ['useInfiniteQuery', (options) => void useInfiniteQuery(options)],
  ['fetchInfiniteQuery', onMount((client, options) => client.fetchInfiniteQuery(options))],
  ['infiniteQuery', onMount((client, options) => client.infiniteQuery(options))],
]

/** How often the query function of a hook ran. */
async function triesOf(useHook: (queryFn: () => Promise<never>) => void): Promise<number> {
  const queryFn = fails()
  probe(() => useHook(queryFn as never), { as: { userId: 'alice' } })
  await settle(60)
  return queryFn.mock.calls.length
}

describe.each([
  ['without a retry', undefined],
  ['with a retry of its own', 1],
])('%s', (_name, retry) => {
  it.each(uses)('%s retries with useAuthQueryOptions as with plain options', async (_use, useIt) => {
    const bare = await triesOf((queryFn) => useIt(make(queryFn, retry)))
    const ours = await triesOf((queryFn) => useIt(useAuthQueryOptions(make(queryFn, retry)) as never))
    expect([bare, ours]).toEqual([bare, bare])
    expect(bare).toBeGreaterThan(0)
  })

  it.each(listUses)('%s retries with useAuthInfiniteQueryOptions as with plain options', async (_use, useIt) => {
    const bare = await triesOf((queryFn) => useIt(makeList(queryFn, retry)))
    const ours = await triesOf((queryFn) => useIt(useAuthInfiniteQueryOptions(makeList(queryFn, retry)) as never))
    expect([bare, ours]).toEqual([bare, bare])
    expect(bare).toBeGreaterThan(0)
  })
})

it('the client of useAuthQueryClient retries as the plain client does', async () => {
  const tries = (useClient: () => QueryClient) =>
    triesOf((queryFn) => {
      const client = useClient()
      // oxlint-disable-next-line react/exhaustive-deps -- once
      useEffect(() => void client.prefetchQuery(make(queryFn)), [])
    })
  expect(await tries(useAuthQueryClient)).toBe(await tries(useQueryClient))
})

it('useAuthQuery joins a prefetch and its retries as useQuery does', async () => {
  const bare = await triesOf((queryFn) => {
    usePrefetchQuery(make(queryFn))
    useQuery(make(queryFn))
  })
  const ours = await triesOf((queryFn) => {
    usePrefetchQuery(useAuthQueryOptions(make(queryFn)))
    useAuthQuery(make(queryFn))
  })
  expect(ours).toBe(bare)
})
