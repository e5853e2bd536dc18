// A queryKeyHashFn of the app names the entries as it is when it tells owners apart; otherwise the owner comes first.
import { QueryClient, type QueryKey } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { authQueryKey, useAuthQuery } from '../src/query.js'
import { probe, sees } from './support/probe.js'

type Hash = (key: QueryKey) => string

/** Returns the hashes of the entries that two users have in one client, one after the other. */
async function hashesOf(queryKeyHashFn: Hash, users: readonly [string, string]): Promise<string[]> {
  const client = new QueryClient()
  const page = probe(
    () => useAuthQuery<string>({ queryKey: ['me'], url: '/api/me', queryKeyHashFn, staleTime: Infinity }).data,
    { as: { userId: users[0] }, client },
  )
  const hashes: string[] = []
  for (const userId of users) {
    page.auth.signIn(userId)
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await sees(page, `${userId} /api/me`)
    hashes.push(
      ...client
        .getQueryCache()
        .getAll()
        .map(({ queryHash }) => queryHash),
    )
  }
  return hashes
}

const text: Hash = (key) => JSON.stringify(key)

describe('a queryKeyHashFn', () => {
  it.each<[string, Hash, [string, string]]>([
    ['a constant', () => 'me', ['---', '----']],
    ['a constant', () => 'me', ['~~~', '~~~~']],
    ['the length', (key) => String(text(key).length), ['111', '222']],
    ['the length', (key) => String(text(key).length), ['~~~', '~~1']],
    ['the text without case', (key) => text(key).toLowerCase(), ['abc', 'Abc']],
    ['the text without case', (key) => text(key).toLowerCase(), ['ABC', 'aBC']],
    ['the text without case', (key) => text(key).toLowerCase(), ['a', 'A']],
  ])('that returns %s does not join two users', async (_what, hash, users) => {
    const [first, second] = await hashesOf(hash, users)
    expect(first).not.toBe(second)
  })

  it.each(['111', '---', '~~~', 'abc', 'user_aBc1'])(
    'that tells owners apart names the entry of %s',
    async (userId) => {
      const hashes = await hashesOf(text, [userId, 'other'])
      expect(hashes).toEqual([userId, 'other'].map((owner) => text(authQueryKey(['me'], { userId: owner }))))
    },
  )
})
