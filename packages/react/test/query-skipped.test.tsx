import { QueryClient, skipToken } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { useAuthQueries, useAuthQuery, useAuthQueryOptions } from '../src/query.js'
import { probe, sees, settle } from './support/probe.js'

const falsy = [undefined, null, false, 0, 0n, '', skipToken] as const

it('a falsy url or skipToken disables a query, also with a default query function', async () => {
  const asked: unknown[] = []
  const client = new QueryClient({ defaultOptions: { queries: { queryFn: ({ queryKey }) => asked.push(queryKey) } } })
  const page = probe(
    () => [
      ...falsy.map((url, index) => useAuthQuery({ queryKey: ['one', index], url }).fetchStatus),
      ...useAuthQueries({ queries: falsy.map((url, index) => ({ queryKey: ['many', index], url })) }).map(
        ({ fetchStatus }) => fetchStatus,
      ),
    ],
    { as: { userId: 'alice' }, client },
  )
  await settle()
  expect(new Set(page.last())).toEqual(new Set(['idle']))
  expect(page.api.requests).toEqual([])
  expect(asked).toEqual([])
})

it('options with a falsy url have no query function to run', () => {
  const page = probe(() => useAuthQueryOptions({ queryKey: ['one'], url: null }).queryFn, { as: { userId: 'alice' } })
  expect(page.last()).toBe(skipToken)
})

it('a query starts once its url is set', async () => {
  let id: string | undefined
  const page = probe(() => useAuthQuery<string>({ queryKey: ['one', id], url: id && `/api/${id}` }).data, {
    as: { userId: 'alice' },
  })
  await settle()
  expect(page.api.requests).toEqual([])
  id = 'foo'
  page.rerender(page.withChildren())
  await sees(page, 'alice /api/foo')
})

it('without a url the default query function of the client runs', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { queryFn: () => 'default' } } })
  const page = probe(() => useAuthQuery<string>({ queryKey: ['one'] }).data, { as: { userId: 'alice' }, client })
  await settle()
  expect(page.last()).toBe('default')
})

it('a query with a queryFn runs even if its url is undefined', async () => {
  const page = probe(() => useAuthQuery({ queryKey: ['one'], url: undefined, queryFn: () => 'own' }).data, {
    as: { userId: 'alice' },
  })
  await settle()
  expect(page.last()).toBe('own')
})
