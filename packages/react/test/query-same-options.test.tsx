// TanStack Query reports new options of an observer as an event. Options that stay the same are not reported.
import { hashKey, QueryClient, queryOptions } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { useAuthQueries, useAuthQuery } from '../src/query.js'
import { probe, sees, settle } from './support/probe.js'

const alice = { as: { userId: 'alice' } }

/** Returns a client and the options that its observers report. */
function createReportingClient() {
  const client = new QueryClient()
  const reported: unknown[] = []
  client.getQueryCache().subscribe((event) => {
    if (event.type === 'observerOptionsUpdated') reported.push(event.query.queryKey)
  })
  return { client, reported }
}

const todos = queryOptions({ queryKey: ['todos'], queryFn: () => 'all', select: (data) => data, meta: { a: 1 } })

it.each([
  ['useAuthQuery', () => useAuthQuery(todos).data],
  ['useAuthQuery with a hash function', () => useAuthQuery({ ...todos, queryKeyHashFn: hashName }).data],
  ['useAuthQueries', () => useAuthQueries({ queries: [todos] })[0]?.data],
])('%s reports no new options when the app gives the same ones again', async (_, useData) => {
  const { client, reported } = createReportingClient()
  const page = probe(useData, { ...alice, client })
  await sees(page, 'all')
  page.rerender(page.withChildren())
  await settle()
  expect(reported).toEqual([])
})

const hashName = (key: readonly unknown[]): string => hashKey(key.slice(0, 1))

it('a key array that the app has changed is read again', async () => {
  const key = ['item', 1]
  const page = probe(() => useAuthQuery({ queryKey: key, queryFn: ({ queryKey }) => queryKey.join(' ') }).data, alice)
  await sees(page, 'item 1')
  key[1] = 2
  page.rerender(page.withChildren())
  await sees(page, 'item 2')
})

it('each url is fetched, although all hooks inherit one query function', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { queryFn: () => 'default' } } })
  const page = probe(
    () => ['foo', 'bar'].map((name) => useAuthQuery<string>({ queryKey: [name], url: `/api/${name}` }).data),
    { ...alice, client },
  )
  await sees(page, ['alice /api/foo', 'alice /api/bar'])
})
