// authFetcher: one fetcher for all hooks below a SWRConfig.
import useSWR from 'swr'
import { expect, it, vi } from 'vitest'
import { authFetcher, useClerkSWR, useClerkSWRImmutable, useClerkSWRInfinite } from '../src/swr.js'
import { probe, sees } from './support/probe.js'

const alice = { userId: 'alice' }

const fetcher = authFetcher(async (path: string, { authFetch }) => {
  const response = await authFetch(`/api/v1${path}`)
  return `own ${await response.text()}`
})

const below = { as: alice, swr: { fetcher } }

it.each([
  ['useClerkSWR', () => useClerkSWR('/a').data],
  ['useClerkSWRImmutable', () => useClerkSWRImmutable('/a').data],
  ['useClerkSWRInfinite', () => useClerkSWRInfinite(() => '/a').data?.[0]],
])('%s without a fetcher uses it, with the token of the user', async (_name, useHook) => {
  const page = probe(useHook, below)
  await sees(page, 'own "alice /api/v1/a"')
  page.auth.signIn('bob')
  await sees(page, 'own "bob /api/v1/a"')
  expect(page.seen.filter((data) => data !== undefined).length).toBe(2)
})

it('a fetcher of the hook takes precedence, and null sends nothing', async () => {
  const own = vi.fn(() => 'mine')
  const page = probe(() => [useClerkSWR('/a', own).data, useClerkSWR('/b', null).data ?? 'none'], below)
  await sees(page, ['mine', 'none'])
  expect(page.api.requests).toEqual([])
})

it('a plain fetcher of SWRConfig, which sends no token, is not used', async () => {
  const plain = vi.fn()
  const page = probe(() => useClerkSWR('/a').data, { as: alice, swr: { fetcher: plain } })
  await sees(page, 'alice /a')
  expect(plain).not.toHaveBeenCalled()
})

it("SWR's own hook fails with an error that names useClerkSWR", async () => {
  const page = probe(() => useSWR('/a').error?.message, below)
  await sees(page, 'A fetcher of authFetcher() has no user here. Use useClerkSWR in place of useSWR.')
})
