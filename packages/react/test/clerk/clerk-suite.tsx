import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { SWRConfig, useSWRConfig } from 'swr'
import { describe, expect, it } from 'vitest'
import type { useAuthFetch, useAuthIdentity } from '../../src/fetch.js'
import type { useAuthQuery } from '../../src/query.js'
import type { useClerkSWR } from '../../src/swr.js'
import { createFakeApi } from '../support/fake-api.js'
import { settle } from '../support/probe.js'
import { createClerk, setPending, signIn, startServer, type RealClerk } from '../support/real-clerk.js'

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
    let mutate: ReturnType<typeof useSWRConfig>['mutate'] | undefined

    function Probe() {
      renders.count += 1
      // oxlint-disable-next-line react/globals -- the test revalidates
      mutate = useSWRConfig().mutate
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
    const refetch = () => Promise.all([client.refetchQueries(), mutate?.((key) => Array.isArray(key))])
    return {
      server,
      clerk,
      api,
      renders,
      page,
      show,
      entries,
      refetch,
      rerender: (node: ReactNode) => page.rerender(app(node)),
    }
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

    it('loads with a user already signed in', async () => {
      const { api, show } = await open('user_bob')
      await show('user_bob@null, user_bob /api/swr, user_bob /api/query')
      expect(api.requests).toHaveLength(2)
    })

    it('waits while the session is pending: no purge, no flash, no request', async () => {
      const { clerk, api, page, show, entries, refetch } = await open('user_bob')
      const shown = 'user_bob@null, user_bob /api/swr, user_bob /api/query'
      await show(shown)
      const texts = new Set<string | null>()
      const observer = new MutationObserver(() => texts.add(page.container.textContent))
      observer.observe(page.container, { subtree: true, childList: true, characterData: true })
      await setPending(clerk, true)
      expect(clerk.session?.status).toBe('pending')
      await act(async () => {})
      expect(await clerk.session?.getToken()).toMatch(/\./)
      const refetched = refetch()
      await settle(50)
      expect(api.requests).toHaveLength(2)
      await setPending(clerk, false)
      expect(clerk.session?.status).toBe('active')
      await refetched
      await show(shown)
      observer.disconnect()
      expect(api.requests).toHaveLength(4)
      expect([...texts].filter((text) => text !== shown)).toEqual([])
      expect(entries()).toContain('user_bob')
      await clerk.signOut(() => {})
      await show('nobody, false, false')
    })

    it('removes the entries of a user who signs out while no hook is mounted', async () => {
      const { clerk, show, entries, rerender } = await open('user_alice')
      await show('user_alice@null, user_alice /api/swr, user_alice /api/query')
      rerender(null)
      expect(entries()).toContain('user_alice')
      await clerk.signOut(() => {})
      await waitFor(() => expect(entries()).not.toContain('user_alice'))
    })

    it('a page that comes back is hidden until one new token confirms its user, and is as it was then', async () => {
      const { server, api, renders, show } = await open('user_alice')
      const shown = 'user_alice@null, user_alice /api/swr, user_alice /api/query'
      await show(shown)
      await settle(50)
      const { count } = renders
      const tokens = () => server.requests().filter(({ path }) => path.endsWith('/tokens')).length
      const before = tokens()
      comeBack()
      expect(isShown()).toBe(false)
      await waitFor(() => expect(isShown()).toBe(true), { timeout: 5000 })
      await show(shown)
      expect(tokens() - before).toBe(1)
      expect(api.requests).toHaveLength(2)
      // Clerk's own hook renders who asks it, without a provider, on each new token.
      expect(renders.count - count).toBeLessThanOrEqual(1)
    })

    it.each([
      ['while a hook is mounted', true],
      ['while none is', false],
    ])(
      'a page that comes back from a sign-out that went to another document shows nothing of its user, %s',
      async (_when, isMounted) => {
        const { clerk, api, page, show, entries, rerender } = await open('user_alice')
        await show('user_alice@null, user_alice /api/swr, user_alice /api/query')
        if (!isMounted) rerender(null)
        // As the navigation takes the page away, the sign-out is never seen to its end.
        void clerk.signOut(() => new Promise<void>(() => {}) as never)
        await waitFor(() => expect(clerk.session).toBeUndefined())
        await settle(50)
        api.requests.length = 0
        comeBack()
        await waitFor(() => expect(isShown()).toBe(true), { timeout: 5000 })
        expect(page.container.textContent).not.toContain('user_alice')
        expect(entries()).not.toContain('user_alice')
        expect(api.requests).toEqual([])
      },
    )
  })
}

/** Leaves the page, which the browser keeps, and comes back. */
function comeBack(): void {
  for (const type of ['pagehide', 'pageshow']) window.dispatchEvent(Object.assign(new Event(type), { persisted: true }))
}

function isShown(): boolean {
  return getComputedStyle(document.documentElement).visibility !== 'hidden'
}
