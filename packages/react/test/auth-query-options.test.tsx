// Options that authQueryOptions makes for one owner, used with a bare client and with the bare hook.
import { QueryClient, QueryObserver, type QueryKey } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import { authQueryKey, authQueryOptions } from '../src/query.js'
import { settle } from './support/probe.js'

const authFetch = (() => Promise.resolve(Response.json('sent'))) as never
const ofUser = (userId: string) => ({ authFetch, identity: { userId } })

describe('the client that a query function of authQueryOptions gets', () => {
  it('reaches the entries of the owner by the app’s own keys', async () => {
    const client = new QueryClient()
    client.setQueryData(['part'], 'of nobody')
    const options = authQueryOptions(
      {
        queryKey: ['todos'],
        queryFn: async (context) => {
          context.client.setQueryData(['part'], 'of Alice')
          return context.client.fetchQuery({ queryKey: ['inner'], queryFn: ({ queryKey }) => queryKey })
        },
      },
      ofUser('alice'),
    )
    expect(await client.fetchQuery(options)).toEqual(['inner'])
    expect(client.getQueryData(authQueryKey(['part'], { userId: 'alice' }))).toBe('of Alice')
    expect(client.getQueryData(authQueryKey(['inner'], { userId: 'alice' }))).toEqual(['inner'])
    expect(client.getQueryData(['part'])).toBe('of nobody')
  })
})

describe('a placeholderData function of authQueryOptions', () => {
  /** Observes the pages 1 and 2 of one user after the other. Returns what was shown while each page was loading. */
  async function shown(placeholderData: (old: unknown) => unknown, owners: readonly [string, string]) {
    const client = new QueryClient()
    const make = (userId: string, page: number) =>
      authQueryOptions(
        {
          queryKey: ['rows', page],
          queryFn: async () => `${userId} ${page}`,
          placeholderData: placeholderData as never,
        },
        ofUser(userId),
      )
    const observer = new QueryObserver<unknown>(client, make(owners[0], 1) as never)
    const leave = observer.subscribe(() => {})
    const first = observer.getCurrentResult().data
    await settle()
    observer.setOptions(make(owners[1], 2) as never)
    const second = observer.getCurrentResult().data
    leave()
    return [first, second]
  }

  it('receives the data of the page before, for the same owner', async () => {
    expect(await shown((old) => `placeholder after ${String(old)}`, ['alice', 'alice'])).toEqual([
      'placeholder after undefined',
      'placeholder after alice 1',
    ])
  })

  it('receives no data of another owner', async () => {
    expect(await shown((old) => `placeholder after ${String(old)}`, ['alice', 'bob'])).toEqual([
      'placeholder after undefined',
      'placeholder after undefined',
    ])
  })

  it('receives the query of the page before', async () => {
    const keys: (QueryKey | undefined)[] = []
    const placeholderData = vi.fn((_old: unknown, query?: { queryKey: QueryKey }) => void keys.push(query?.queryKey))
    await shown(placeholderData, ['alice', 'alice'])
    expect(keys).toContainEqual(authQueryKey(['rows', 1], { userId: 'alice' }))
  })

  it('stays the same function for an owner, and is another for another owner', () => {
    const placeholderData = () => 'rows'
    const make = (userId: string) =>
      authQueryOptions({ queryKey: ['rows'], queryFn: () => 'rows', placeholderData }, ofUser(userId)).placeholderData
    const [alice, bob, again, bobAgain] = [make('alice'), make('bob'), make('alice'), make('bob')]
    expect(again).toBe(alice)
    expect(bobAgain).toBe(bob)
    expect(bob).not.toBe(alice)
  })
})
