// `streamedQuery` of TanStack Query in the query function of a hook.
import {
  experimental_streamedQuery as streamedQuery,
  QueryClient,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query'
import { fetchJson } from '@x/auth-fetch'
import { describe, expect, it, vi } from 'vitest'
import { authQueryKey, useAuthQuery } from '../src/query.js'
import { probe, settle } from './support/probe.js'

const alice = { userId: 'alice' }
const refetchModes = ['reset', 'append', 'replace'] as const
type RefetchMode = (typeof refetchModes)[number]

async function* count() {
  for (const number of [1, 2, 3]) {
    // oxlint-disable-next-line no-await-in-loop -- the numbers arrive one after the other
    await settle(10)
    yield number
  }
}

/** Returns what a component shows while it fetches and refetches a stream. */
async function shown(useStream: () => UseQueryResult<number[]>): Promise<string[]> {
  const page = probe(
    () => {
      const { data, status, fetchStatus, refetch } = useStream()
      return { text: `${status} ${fetchStatus} ${data?.join()}`, fetchStatus, refetch }
    },
    { as: alice },
  )
  const idle = () => vi.waitUntil(() => page.last()?.fetchStatus === 'idle', { timeout: 3000 })
  await idle()
  void page.last()?.refetch()
  await settle()
  await idle()
  return page.seen.map(({ text }) => text).filter((text, index, all) => text !== all[index - 1])
}

const stream = (refetchMode: RefetchMode) => ({
  queryKey: ['numbers'],
  queryFn: streamedQuery({ streamFn: count, refetchMode }),
})

describe('a streamed query', () => {
  it.each(refetchModes)('shows the same as with useQuery, with refetchMode %s', async (refetchMode) => {
    const bare = await shown(() => useQuery(stream(refetchMode)))
    const ours = await shown(() => useAuthQuery(stream(refetchMode)))
    expect(bare).toContain('success fetching 1,2')
    expect(ours).toEqual(bare)
  })

  it('writes only the entry of its user', async () => {
    const client = new QueryClient()
    probe(() => useAuthQuery(stream('append')), { as: alice, client })
    await vi.waitUntil(() => client.getQueryData<number[]>(authQueryKey(['numbers'], alice))?.length === 3)
    expect(client.getQueryCache().getAll()).toHaveLength(1)
  })

  it("sends its user's token with the authFetch of the query context, and ends when the user changes", async () => {
    const page = probe(
      () =>
        useAuthQuery({
          queryKey: ['answer'],
          queryFn: (context) =>
            streamedQuery({
              async *streamFn({ signal }) {
                for (let part = 0; part < 50; part += 1) {
                  // oxlint-disable-next-line no-await-in-loop -- one after the other
                  await settle(5)
                  // oxlint-disable-next-line no-await-in-loop -- as above
                  yield await fetchJson<string>(context.authFetch, `/${part}`, { signal })
                }
              },
            })(context),
        }).data?.join(),
      { as: alice },
    )
    await vi.waitUntil(() => page.last()?.includes('alice /2'))
    const { length } = page.seen
    page.auth.signIn('bob')
    await vi.waitUntil(() => page.last()?.includes('bob /2'))
    expect(page.seen.slice(length + 1).join()).not.toContain('alice')
    const users = page.api.requests.map(({ user }) => user)
    expect(users.slice(users.indexOf('bob'))).not.toContain('alice')
    page.unmount()
    await settle()
    const { length: sent } = page.api.requests
    await settle()
    expect(page.api.requests).toHaveLength(sent)
  })
})
