import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { SWRConfig } from 'swr'
import { describe, expect, it } from 'vitest'
import type { useAuthFetch, useAuthIdentity } from '../../src/fetch.js'
import type { useAuthQuery } from '../../src/query.js'
import type { useClerkSWR } from '../../src/swr.js'
import { createFakeApi } from '../support/fake-api.js'
import { createClerk, signIn, startServer, type RealClerk } from '../support/real-clerk.js'

/** One way to use the hooks with one SDK. */
export interface Setup {
  readonly name: string
  readonly major: 5 | 6
  readonly Providers: (props: {
    clerk: RealClerk
    publishableKey: string
    proxyUrl: string
    children: ReactNode
  }) => ReactNode
  readonly hooks: {
    readonly useAuthFetch: typeof useAuthFetch
    readonly useAuthIdentity: typeof useAuthIdentity
    readonly useClerkSWR: typeof useClerkSWR
    readonly useAuthQuery: typeof useAuthQuery
  }
}

export function describeSetup({ name, major, Providers, hooks }: Setup): void {
  async function open(userId?: string) {
    const server = await startServer()
    const clerk = await createClerk(major, server, userId)
    const api = createFakeApi()
    const client = new QueryClient()
    const cache = new Map<string, object>()
    const renders = { count: 0 }

    function Probe() {
      renders.count += 1
      const identity = hooks.useAuthIdentity()
      const swr = hooks.useClerkSWR<string>('/api/swr')
      const query = hooks.useAuthQuery<string>({ queryKey: ['query'], url: '/api/query' })
      const who =
        identity === undefined ? 'loading' : identity === null ? 'nobody' : `${identity.userId}@${identity.orgId}`
      return <output>{[who, swr.data ?? swr.isLoading, query.data ?? query.isLoading].join(', ')}</output>
    }

    const pageFetch = globalThis.fetch
    globalThis.fetch = (input, init) =>
      String(input instanceof Request ? input.url : input).includes('/api/')
        ? api.fetch(input, init)
        : pageFetch(input, init)
    const app = (children: ReactNode) => (
      <Providers clerk={clerk} publishableKey={server.publishableKey} proxyUrl={server.proxyUrl}>
        <QueryClientProvider client={client}>
          <SWRConfig value={{ provider: () => cache }}>{children}</SWRConfig>
        </QueryClientProvider>
      </Providers>
    )
    const page = render(app(<Probe />))
    const show = (text: string) => waitFor(() => expect(page.container.textContent).toBe(text), { timeout: 5000 })
    const entries = () =>
      JSON.stringify([
        ...cache.keys(),
        ...client
          .getQueryCache()
          .getAll()
          .map(({ queryKey }) => queryKey),
      ])
    return { server, clerk, api, renders, page, show, entries, rerender: (node: ReactNode) => page.rerender(app(node)) }
  }

  describe(name, () => {
    it('follows the real clerk-js from loading through two users to signed out', async () => {
      const { clerk, show, entries } = await open()
      await show('nobody, false, false')
      await signIn(clerk, 'alice@example.com')
      await show('user_alice@null, user_alice /api/swr, user_alice /api/query')
      await clerk.setActive({ organization: 'org_acme' })
      await show('user_alice@org_acme, user_alice@org_acme /api/swr, user_alice@org_acme /api/query')
      expect(entries()).not.toContain('"user_alice"')
      await signIn(clerk, 'bob@example.com')
      await show('user_bob@null, user_bob /api/swr, user_bob /api/query')
      expect(entries()).not.toContain('alice')
      await clerk.signOut(() => {})
      await show('nobody, false, false')
      await waitFor(() => expect(entries()).not.toContain('user_'))
    })

    it('loads with somebody signed in already', async () => {
      const { api, show } = await open('user_bob')
      await show('user_bob@null, user_bob /api/swr, user_bob /api/query')
      expect(api.requests).toHaveLength(2)
    })

    it('removes the entries of a user who signs out while no hook is mounted', async () => {
      const { clerk, show, entries, rerender } = await open('user_alice')
      await show('user_alice@null, user_alice /api/swr, user_alice /api/query')
      rerender(null)
      expect(entries()).toContain('user_alice')
      await clerk.signOut(() => {})
      await waitFor(() => expect(entries()).not.toContain('user_alice'))
    })
  })
}
