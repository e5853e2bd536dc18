// The schema of the SWR hooks: it checks the JSON that a hook without a fetcher gets.
import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { useClerkSWR, useClerkSWRImmutable, useClerkSWRInfinite } from '../src/swr.js'
import { probe, sees, settle } from './support/probe.js'

const alice = { userId: 'alice' }
const row = z.string().transform((text) => text.length)
const refused = z.number()

describe.each([
  ['useClerkSWR', useClerkSWR],
  ['useClerkSWRImmutable', useClerkSWRImmutable],
])('%s', (_name, useHook) => {
  it.each<[string, string | [string, object]]>([
    ['a URL', '/api/rows'],
    ['a request with init', ['/api/rows', { headers: { accept: 'application/json' } }]],
  ])('returns what the schema makes of the JSON, with %s as key', async (_what, key) => {
    const page = probe(() => useHook(key, { schema: row }).data, { as: alice })
    await sees(page, 'alice /api/rows'.length)
  })

  it('fails with a SchemaError where the JSON is something else, and does not retry', async () => {
    const page = probe(
      () => {
        const { data, error } = useHook('/api/rows', { schema: refused, errorRetryInterval: 1 })
        return [data, error?.name]
      },
      { as: alice },
    )
    await sees(page, [undefined, 'SchemaError'] as never)
    await settle()
    expect(page.api.requests).toHaveLength(1)
  })

  it('is no part of the key', async () => {
    const page = probe(() => [useHook('/api/rows', { schema: row }).data, useHook<number>('/api/rows').data], {
      as: alice,
    })
    await sees(page, ['alice /api/rows'.length, 'alice /api/rows'.length])
    expect(page.api.requests).toHaveLength(1)
  })
})

it('useClerkSWRInfinite checks each page', async () => {
  const page = probe(() => useClerkSWRInfinite((index) => `/api/rows/${index}`, { schema: row, initialSize: 2 }).data, {
    as: alice,
  })
  await sees(page, ['alice /api/rows/0'.length, 'alice /api/rows/1'.length])
})

it('the type of the data is what the schema returns, and a fetcher next to a schema is a type error', () => {
  const Types = () => {
    expectTypeOf(useClerkSWR('/api/rows', { schema: row }).data).toEqualTypeOf<number | undefined>()
    expectTypeOf(useClerkSWR(() => null, { schema: row, fallbackData: 1 }).data).toEqualTypeOf<number>()
    expectTypeOf(useClerkSWRInfinite((index) => ['/api/rows', { index }], { schema: row }).data).toEqualTypeOf<
      number[] | undefined
    >()
    // @ts-expect-error -- the fetcher checks its data itself
    useClerkSWR('/api/rows', () => 1, { schema: row })
    // @ts-expect-error -- the fetcher checks its data itself
    useClerkSWR('/api/rows', { schema: row, fetcher: () => 1 })
  }
  expect(Types).toBeTypeOf('function')
})
