// Global error handlers: `QueryCache`, `MutationCache` and `SWRConfig` tell a failure from a change of the identity.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isAuthFetchError } from '@x/auth-fetch'
import { describe, expect, it, vi } from 'vitest'
import { useAuthMutation, useAuthQuery } from '../src/query.js'
import { useClerkSWR, useClerkSWRMutation } from '../src/swr.js'
import { probe, settle } from './support/probe.js'

/** An app whose handlers note each error, and those that the filter of the guide lets through. */
function open() {
  const all: string[] = []
  const shown: string[] = []
  const report = (where: string) => (error: unknown) => {
    all.push(where)
    if (!isAuthFetchError(error, 'identity_changed')) shown.push(where)
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: report('QueryCache') }),
    mutationCache: new MutationCache({ onError: report('MutationCache') }),
  })
  const page = probe(
    () => {
      const query = useAuthQuery({ queryKey: ['orders'], url: '/api/orders', retry: false })
      const swr = useClerkSWR('/api/swr', { shouldRetryOnError: false })
      const { mutate } = useAuthMutation<unknown, Error, string>({ url: '/api/save' })
      const { trigger } = useClerkSWRMutation<unknown, Error, string, string>('/api/trigger')
      const save = () => {
        mutate('tea')
        trigger('tea').catch(() => {})
      }
      return { isLoading: query.isLoading || swr.isLoading, save }
    },
    { as: { userId: 'alice' }, client, swr: { onError: report('SWRConfig') } },
  )
  return { page, all, shown }
}

describe('global error handlers', () => {
  it.each<[string, (auth: ReturnType<typeof open>['page']['auth']) => void]>([
    ['the user changes', (auth) => auth.signIn('bob')],
    ['the organization changes', (auth) => auth.signIn('alice', 'org_1')],
    ['the user signs out', (auth) => auth.signOut()],
  ])('can leave out the requests that end because %s', async (_what, change) => {
    const { page, all, shown } = open()
    await vi.waitUntil(() => page.last()?.isLoading === false)
    page.api.hold()
    void page.client.invalidateQueries()
    page.last()?.save()
    await settle()
    change(page.auth)
    page.api.release()
    await settle(50)
    expect(all).toContain('MutationCache')
    expect(shown).toEqual([])
  })

  it('hear of failures', async () => {
    const { page, shown } = open()
    await vi.waitUntil(() => page.last()?.isLoading === false)
    page.api.statuses.push(404, 404, 404)
    void page.client.invalidateQueries()
    page.last()?.save()
    await vi.waitUntil(() => shown.length === 3)
    expect(new Set(shown)).toEqual(new Set(['MutationCache', 'QueryCache', 'SWRConfig']))
  })
})
