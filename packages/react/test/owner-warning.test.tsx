// The warning about an entry that the app writes without an owner, although the hooks keep its key per user.
import { dehydrate, hydrate, QueryClient, type QueryKey } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { authQueryKey, useAuthQuery, useAuthQueryClient } from '../src/query.js'
import { probe, settle } from './support/probe.js'

const alice = { userId: 'alice' }
const warn = vi.fn()

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(warn))
afterEach(() => {
  warn.mockReset()
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const queryFn = async () => ['milk']

function clientWith(queryKey: QueryKey): QueryClient {
  const client = new QueryClient()
  client.setQueryData(queryKey, ['milk'])
  return client
}

/** Mounts a hook for the key, and then runs the write. Returns the warnings. */
async function warningsOf(
  queryKey: QueryKey,
  write: (client: QueryClient, own: QueryClient) => unknown,
): Promise<string[]> {
  const page = probe(
    () => {
      useAuthQuery({ queryKey, queryFn: async () => ['tea'] })
      return useAuthQueryClient()
    },
    { as: alice },
  )
  await settle()
  await write(page.client, page.last() as QueryClient)
  await settle()
  return warn.mock.calls.map(String)
}

describe('a write of a key without an owner, which a hook keeps per user', () => {
  it('warns, and says how to write the entry', async () => {
    expect(await warningsOf(['todos'], (client) => client.setQueryData(['todos'], ['milk']))).toEqual([
      'The query ["todos"] was written without its owner. The hooks keep this key per user, so they do not show the data, and it stays ' +
        'in the cache after sign-out. Write it with the client of useAuthQueryClient(), or with the key of authQueryKey().',
    ])
  })

  it.each<[string, (client: QueryClient, queryKey: QueryKey) => unknown]>([
    ['fetchQuery', (client, queryKey) => client.fetchQuery({ queryKey, queryFn })],
    ['prefetchQuery', (client, queryKey) => client.prefetchQuery({ queryKey, queryFn })],
    ['ensureQueryData', (client, queryKey) => client.ensureQueryData({ queryKey, queryFn })],
    ['hydrate', (client, queryKey) => hydrate(client, dehydrate(clientWith(queryKey)))],
  ])('warns for %s', async (name, write) => {
    expect(await warningsOf([name], (client) => write(client, [name]))).toHaveLength(1)
  })

  it('warns once per key', async () => {
    const warnings = await warningsOf(['orders'], (client) => {
      client.setQueryData(authQueryKey(['users', 1], alice), 'Alice')
      for (const key of [['orders'], ['users', 1], ['orders'], ['users', 1]]) client.setQueryData(key, 'again')
    })
    expect(warnings).toHaveLength(2)
    expect(warnings[1]).toContain('["users",1]')
  })

  it('does not warn in production', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    expect(await warningsOf(['cart'], (client) => client.setQueryData(['cart'], ['milk']))).toEqual([])
  })
})

describe('a write that no hook misses', () => {
  it('does not warn for a key that no hook keeps per user', async () => {
    const warnings = await warningsOf(['rows'], (client) => {
      client.setQueryData(['public'], 1)
      client.setQueryData(['rows', 1], 1)
      client.setQueryData([], 1)
    })
    expect(warnings).toEqual([])
  })

  it('does not warn for the client of useAuthQueryClient or the key of authQueryKey', async () => {
    const warnings = await warningsOf(['notes'], (client, own) => {
      own.setQueryData(['notes'], ['milk'])
      client.setQueryData(authQueryKey(['notes'], alice), ['milk'])
    })
    expect(warnings).toEqual([])
  })
})
