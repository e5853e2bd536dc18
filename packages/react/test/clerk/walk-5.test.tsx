// The race test's promises with the real clerk-js, where no AuthFetchProvider holds the scope.
import { ClerkProvider } from '@clerk/clerk-react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, waitFor } from '@testing-library/react'
import { SWRConfig } from 'swr'
import { expect, it } from 'vitest'
import { useAuthIdentity, useAuthQuery, useClerkSWR } from '../../src/index.js'
import { createRandom, pick } from '../race/scheduler.js'
import { createFakeApi } from '../support/fake-api.js'
import { settle } from '../support/probe.js'
import { createClerk, setPending, signIn, startServer } from '../support/real-clerk.js'

interface Seen {
  readonly me: string
  readonly shown: readonly string[]
}

it.each([1, 2, 3])(
  'under a bare ClerkProvider a random walk of sign-ins never shows another’s data (%i)',
  async (seed) => {
    const random = createRandom(seed)
    const server = await startServer()
    const clerk = await createClerk(5, server, 'user_alice')
    const api = createFakeApi()
    const pageFetch = globalThis.fetch
    globalThis.fetch = (input, init) =>
      String(input instanceof Request ? input.url : input).includes('/api/')
        ? api.fetch(input, init)
        : pageFetch(input, init)
    const client = new QueryClient()
    const cache = new Map<string, { data?: unknown }>()
    const seen: Seen[] = []

    function Page() {
      const identity = useAuthIdentity()
      const me = identity ? `${identity.userId}${identity.orgId ? `@${identity.orgId}` : ''}` : 'nobody'
      const swr = useClerkSWR<string>('/api/swr', { keepPreviousData: true }).data
      const query = useAuthQuery<string>({
        queryKey: ['query'],
        url: '/api/query',
        placeholderData: (last) => last,
      }).data
      seen.push({ me, shown: [swr, query].filter((data) => data !== undefined) })
      return <p>{me}</p>
    }

    const { publishableKey, proxyUrl } = server
    const app = (isThere: boolean) => (
      <ClerkProvider Clerk={clerk as never} publishableKey={publishableKey} proxyUrl={proxyUrl} telemetry={false}>
        <QueryClientProvider client={client}>
          <SWRConfig value={{ provider: () => cache, dedupingInterval: 0 }}>{isThere && <Page />}</SWRConfig>
        </QueryClientProvider>
      </ClerkProvider>
    )
    const page = render(app(true))
    await waitFor(() => expect(clerk.loaded).toBe(true))

    const steps: readonly (() => unknown)[] = [
      () => signIn(clerk, 'alice@example.com'),
      () => signIn(clerk, 'bob@example.com'),
      () => clerk.user && clerk.setActive({ organization: 'org_acme' }),
      () => clerk.user && clerk.setActive({ organization: null }),
      () => clerk.session && setPending(clerk, random() < 0.5),
      () => clerk.session?.getToken({ skipCache: true }),
      () => clerk.signOut(() => {}),
      () => window.dispatchEvent(new Event('focus')),
      () => void client.invalidateQueries({ queryKey: ['query'] }),
      () => page.rerender(app(random() < 0.7)),
    ]
    for (let count = 0; count < 30; count += 1) {
      const done = Promise.resolve(pick(random, steps)()).catch(() => {})
      if (random() < 0.8) await done
      if (random() < 0.5) await settle(10)
    }
    page.rerender(app(true))
    await clerk.signOut(() => {})
    await waitFor(() => expect(page.container.textContent).toBe('nobody'))
    await waitFor(() =>
      expect(
        JSON.stringify([
          [...cache],
          client
            .getQueryCache()
            .getAll()
            .map(({ queryKey }) => queryKey),
        ]),
      ).not.toContain('user_'),
    )

    expect(seen.filter(({ shown }) => shown.length > 0).length).toBeGreaterThan(5)
    expect(seen.filter(({ me, shown }) => shown.some((data) => !data.startsWith(`${me} `)))).toEqual([])
  },
)
