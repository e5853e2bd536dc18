// Caches that several providers, pages or tabs use.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { broadcastQueryClient } from '@tanstack/query-broadcast-client-experimental'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import { useState, type ReactNode } from 'react'
import { SWRConfig } from 'swr'
import { expect, it, onTestFinished } from 'vitest'
import { AuthFetchProvider } from '../src/fetch.js'
import { useAuthQuery } from '../src/query.js'
import { clerkSWRKey, useClerkSWR } from '../src/swr.js'
import { createFakeAuth } from './support/fake-auth.js'
import { createFakeApi } from './support/fake-api.js'
import { probe, sees, settle } from './support/probe.js'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void // V8's own

/** Its newest release depends on an older core, whose classes TypeScript tells apart by their private members. */
function broadcast(client: QueryClient): () => void {
  return broadcastQueryClient({ queryClient: client as never, broadcastChannel: 'tabs' })
}

const rows = { queryKey: ['rows'], url: '/api/rows', staleTime: 60_000 } as const

it('a switch in one tab leaves the entry that another tab shows, and an invalidation there fetches again', async () => {
  const [one, two] = [new QueryClient(), new QueryClient()]
  for (const queryClient of [one, two]) onTestFinished(broadcast(queryClient))
  const first = probe(() => useAuthQuery<string>(rows).data, { as: { userId: 'alice', orgId: 'acme' }, client: one })
  const second = probe(() => useAuthQuery<string>(rows).data, { as: { userId: 'alice', orgId: 'acme' }, client: two })
  await sees(second, 'alice@acme /api/rows')
  await settle(100)
  first.auth.signIn('alice', 'globex')
  await sees(first, 'alice@globex /api/rows')
  await settle(100)
  const names = (client: QueryClient) =>
    client
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey.at(-1))
  expect(names(one)).toEqual([{ authIdentity: 'alice/globex' }])
  expect(names(two)).toEqual([{ authIdentity: 'alice/acme' }])
  second.api.requests.length = 0
  await two.invalidateQueries({ queryKey: ['rows'] })
  expect(second.api.requests).toMatchObject([{ user: 'alice@acme', path: '/api/rows' }])
})

it('two providers of two users on one cache of SWR keep the entries of both', async () => {
  const cache = new Map<string, { data?: unknown }>()
  const one = probe(() => useClerkSWR<string>('/api/rows').data, { as: { userId: 'alice', orgId: 'acme' }, cache })
  const two = probe(() => useClerkSWR<string>('/api/rows').data, { as: { userId: 'bob', orgId: 'acme' }, cache })
  await sees(one, 'alice@acme /api/rows')
  await sees(two, 'bob@acme /api/rows')
  two.auth.signIn('bob', 'globex')
  await sees(two, 'bob@globex /api/rows')
  await settle()
  const nameOf = (userId: string, orgId: string) => clerkSWRKey('/api/rows', { userId, orgId })
  expect(cache.get(nameOf('alice', 'acme'))?.data).toBe('alice@acme /api/rows')
  expect(cache.has(nameOf('bob', 'acme'))).toBe(false)
})

it('pages that mount and unmount under one provider, each with its own caches, leave none of the caches in memory', async () => {
  const auth = createFakeAuth({ userId: 'alice' })
  const { fetch } = createFakeApi()
  const caches: WeakRef<object>[] = []
  function Page({ children }: { children: ReactNode }) {
    const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { gcTime: 0 } } }))
    const [cache] = useState(() => new Map())
    if (caches.every((reference) => reference.deref() !== client)) caches.push(new WeakRef(client), new WeakRef(cache))
    return (
      <QueryClientProvider client={client}>
        <SWRConfig value={{ provider: () => cache, loadingTimeout: 0, dedupingInterval: 0 }}>{children}</SWRConfig>
      </QueryClientProvider>
    )
  }
  function Rows() {
    return <p>{`${useAuthQuery<string>(rows).data} ${useClerkSWR<string>('/api/rows').data}`}</p>
  }
  const app = (page: number) => (
    <AuthFetchProvider useAuth={auth.useAuth} fetch={fetch}>
      <Page key={page}>
        <Rows />
      </Page>
    </AuthFetchProvider>
  )
  const view = render(app(0))
  for (let page = 1; page <= 20; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await act(async () => {
      view.rerender(app(page))
      await settle()
    })
  }
  view.rerender(app(20))
  await settle(50)
  collectGarbage()
  await settle()
  collectGarbage()
  const alive = caches.filter((reference) => reference.deref()).length
  // The page that is shown, and the one before it, which React keeps.
  expect(alive).toBeLessThanOrEqual(4)
  expect(caches.length).toBeGreaterThanOrEqual(42)
})
