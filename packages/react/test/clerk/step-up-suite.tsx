import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, waitFor } from '@testing-library/react'
import { fetchJson } from '@x/auth-fetch'
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import type { useAuthFetch, useAuthMutation as UseAuthMutation } from '../../src/index.js'
import { createFakeApi } from '../support/fake-api.js'
import { createClerk, startServer, type RealClerk } from '../support/real-clerk.js'

/** Clerk's `useReverification`, as far as both majors agree. */
type UseReverification = <Result>(
  fetcher: () => Promise<Result>,
  options: { onNeedsReverification: (properties: { complete: () => void; cancel: () => void }) => void },
) => () => Promise<unknown>

interface Setup {
  readonly name: string
  readonly major: 5 | 6
  readonly useReverification: UseReverification
  readonly useAuthFetch: typeof useAuthFetch
  readonly useAuthMutation: typeof UseAuthMutation
  readonly Providers: (props: {
    clerk: RealClerk
    publishableKey: string
    proxyUrl: string
    children: ReactNode
  }) => ReactNode
}

/** What Clerk's own helpers answer when the first factor was verified too long ago. */
const hint = {
  clerk_error: { type: 'forbidden', reason: 'reverification-error', metadata: { reverification: 'strict' } },
}

export function describeStepUp({
  name,
  major,
  useReverification,
  useAuthFetch: useFetch,
  useAuthMutation,
  Providers,
}: Setup): void {
  it.each(['useReverification over authFetch', 'useAuthMutation over useReverification'])(
    `${name}: %s prompts once and repeats once`,
    async (how) => {
      const server = await startServer()
      const clerk = await createClerk(major, server, 'user_alice')
      const api = createFakeApi()
      const statuses = [403, 200]
      const pageFetch = globalThis.fetch
      globalThis.fetch = async (input, init) => {
        if (!String(input).includes('/api/')) return pageFetch(input, init)
        await api.fetch(input, init)
        return statuses.shift() === 403
          ? new Response(JSON.stringify(hint), { status: 403 })
          : Response.json({ deleted: true })
      }

      let prompts = 0
      let run: () => Promise<unknown> = () => Promise.resolve()

      function Delete() {
        const authFetch = useFetch()
        const remove = useReverification(() => authFetch('/api/orders/1', { method: 'DELETE' }), {
          onNeedsReverification({ complete }) {
            prompts += 1
            complete()
          },
        })
        const mutation = useAuthMutation({ mutationFn: remove })
        // oxlint-disable-next-line react/globals -- the test presses the button
        run = how.startsWith('useAuthMutation') ? () => mutation.mutateAsync() : remove
        return <p>ready</p>
      }

      render(
        <Providers clerk={clerk} publishableKey={server.publishableKey} proxyUrl={server.proxyUrl}>
          <QueryClientProvider client={new QueryClient()}>
            <Delete />
          </QueryClientProvider>
        </Providers>,
      )
      await waitFor(() => expect(clerk.loaded).toBe(true))
      await act(async () => {})
      const result = await run()
      expect(prompts).toBe(1)
      expect(api.requests.map(({ method, user }) => [method, user])).toEqual([
        ['DELETE', 'user_alice'],
        ['DELETE', 'user_alice'],
      ])
      const answer = result instanceof Response ? await fetchJson(async () => result, '/api/orders/1') : result
      expect(answer).toEqual({ deleted: true })
    },
  )
}
