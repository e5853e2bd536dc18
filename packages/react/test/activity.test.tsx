// Hidden trees of React 19.2: their layout and passive effects are down, and their state stays.
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { Activity, createContext, StrictMode, useContext, useMemo, useState, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { SWRConfig } from 'swr'
import { describe, expect, it, vi } from 'vitest'
import { AuthFetchProvider, useAuthFetch, useAuthIdentity, type AuthState, type UseAuth } from '../src/fetch.js'
import { useAuthQuery, useAuthQueryOptions } from '../src/query.js'
import { useClerkSWR } from '../src/swr.js'
import { createFakeAuth } from './support/fake-auth.js'
import { createFakeApi } from './support/fake-api.js'
import { settle } from './support/probe.js'

type Where = 'around the provider' | 'below the provider'
type Listening = 'above the tree, as ClerkProvider does' | 'in the tree'

const AuthContext = createContext<AuthState | undefined>(undefined)

function open(where: Where, listening: Listening, isStrict: boolean) {
  const auth = createFakeAuth({ userId: 'alice' })
  const useAuth: UseAuth = listening === 'in the tree' ? auth.useAuth : () => useContext(AuthContext) as AuthState // it is given below
  function Above({ children }: { children: ReactNode }) {
    return <AuthContext value={auth.useAuth()}>{children}</AuthContext>
  }
  const api = createFakeApi()
  const client = new QueryClient()
  const cache = new Map<string, { data?: unknown }>()
  const seen: string[] = []
  const given: string[] = []
  let authFetch: typeof fetch | undefined

  function Rows() {
    authFetch = useAuthFetch()
    const user = useAuthIdentity()?.userId
    const options = {
      queryKey: ['rows'],
      url: '/api/rows',
      retry: false,
      structuralSharing: (old: unknown, data: unknown) => {
        given.push(`${user}: ${old}`)
        return data
      },
      select: (data: string) => {
        if (!data.startsWith('alice')) throw new Error('no rows')
        return `selected ${data}`
      },
    }
    const query = useAuthQuery<string, Error, string>(options)
    const bare = useQuery(useAuthQueryOptions<string, Error, string>({ ...options, queryKey: ['bare'] }))
    const swr = useClerkSWR<string>('/api/swr', { keepPreviousData: true })
    seen.push(`${user}: ${query.data} ${bare.data} ${swr.data}`)
    return <p>{`${query.data} ${bare.data} ${swr.data}`}</p>
  }
  /** Its children stay the same elements, as they do in an app that hides a page by a state above it. */
  function App({ mode }: { mode: 'visible' | 'hidden' }) {
    const isOutside = where === 'around the provider'
    const rows = useMemo(() => <Rows />, [])
    const inner = useMemo(
      () => (isOutside ? rows : <Activity mode={mode}>{rows}</Activity>),
      [rows, isOutside || mode], // oxlint-disable-line react/exhaustive-deps -- the mode matters below alone
    )
    const provider = useMemo(
      () => (
        <AuthFetchProvider useAuth={useAuth} fetch={api.fetch}>
          {inner}
        </AuthFetchProvider>
      ),
      [inner],
    )
    return isOutside ? <Activity mode={mode}>{provider}</Activity> : provider
  }
  const swr = { provider: () => cache, dedupingInterval: 0 }
  const app = (mode: 'visible' | 'hidden') => {
    const page = (
      <QueryClientProvider client={client}>
        <SWRConfig value={swr}>
          <Above>
            <App mode={mode} />
          </Above>
        </SWRConfig>
      </QueryClientProvider>
    )
    return isStrict ? <StrictMode>{page}</StrictMode> : page
  }
  const view = render(app('visible'))
  const held = () =>
    JSON.stringify([
      client
        .getQueryCache()
        .getAll()
        .map(({ state }) => state.data),
      [...cache.values()],
    ])
  return {
    auth,
    api,
    seen,
    given,
    held,
    show: (mode: 'visible' | 'hidden') => view.rerender(app(mode)),
    fetch: () => authFetch,
    text: () => view.container.textContent,
  }
}

describe.each([
  ['around the provider', 'above the tree, as ClerkProvider does', false],
  ['around the provider', 'above the tree, as ClerkProvider does', true],
  ['around the provider', 'in the tree', false],
  ['around the provider', 'in the tree', true],
  ['below the provider', 'in the tree', false],
  ['below the provider', 'in the tree', true],
] as const)('a hidden tree %s, where useAuth listens %s (StrictMode: %s)', (where, listening, isStrict) => {
  // React does not run a hook that listens in a hidden tree before that is shown.
  const isHeard = where === 'below the provider' || listening !== 'in the tree'

  it.each([
    ['a sign-out', (auth: ReturnType<typeof createFakeAuth>) => auth.signOut()],
    ['the sign-in of another user', (auth: ReturnType<typeof createFakeAuth>) => auth.signIn('bob')],
  ])('ends with %s: entries go, requests are aborted, and nothing is shown to the next user', async (_what, move) => {
    const page = open(where, listening, isStrict)
    await vi.waitUntil(() => page.text() === 'selected alice /api/rows selected alice /api/rows alice /api/swr')
    page.api.hold()
    const held = page.fetch()?.('/api/held')
    held?.catch(() => {})
    page.show('hidden')
    await settle()
    expect(page.held()).toContain('alice')
    move(page.auth)
    await settle(50)
    expect(page.held().includes('alice')).toBe(!isHeard)
    page.auth.signIn('bob')
    const from = page.seen.length
    page.show('visible')
    expect(page.text()).not.toContain('alice')
    expect(page.held()).not.toContain('alice')
    expect(page.seen.slice(from).join()).not.toContain('alice')
    await expect(held).rejects.toMatchObject({ name: 'IdentityChangedError' })
    page.api.release()
    await settle(50)
    await vi.waitUntil(() => page.text() === 'undefined undefined bob /api/swr')
    expect(page.seen.filter((text) => /^(?!alice: ).*alice/.test(text))).toEqual([])
    expect(page.given.filter((text) => /^(?!alice: ).*alice/.test(text))).toEqual([])
  })

  it('shows its data again when the user is the same, without a purge', async () => {
    const page = open(where, listening, isStrict)
    await vi.waitUntil(() => page.text()?.includes('alice /api/swr') && page.text()?.includes('selected'))
    page.show('hidden')
    await settle()
    page.auth.refreshToken()
    await settle()
    const from = page.seen.length
    page.show('visible')
    await settle()
    expect(
      page.seen.slice(from).every((text) => text.includes('selected alice') && text.includes('alice /api/swr')),
    ).toBe(true)
  })
})

it('a provider that mounts hidden ends an identity, too, and is correct when it is shown', async () => {
  const auth = createFakeAuth({ userId: 'alice' })
  const useAuth: UseAuth = () => useContext(AuthContext) as AuthState // it is given below
  const api = createFakeApi()
  const client = new QueryClient()
  client.setQueryData(['rows', { authIdentity: 'alice' }], 'of Alice')
  function Rows() {
    return <p>{useAuthQuery<string>({ queryKey: ['rows'], url: '/api/rows', staleTime: 60_000 }).data}</p>
  }
  const page = (mode: 'visible' | 'hidden') => (
    <Activity mode={mode}>
      <AuthFetchProvider useAuth={useAuth} fetch={api.fetch}>
        <QueryClientProvider client={client}>
          <Rows />
        </QueryClientProvider>
      </AuthFetchProvider>
    </Activity>
  )
  function Above({ mode }: { mode: 'visible' | 'hidden' }) {
    return <AuthContext value={auth.useAuth()}>{page(mode)}</AuthContext>
  }
  const view = render(<Above mode="hidden" />)
  await settle()
  auth.signIn('bob')
  await settle(50)
  expect(client.getQueryData(['rows', { authIdentity: 'alice' }])).toBeUndefined()
  view.rerender(<Above mode="visible" />)
  await vi.waitUntil(() => view.container.textContent === 'bob /api/rows')
})

it('what was rendered for the last user is not shown for a moment when the tree is shown again', async () => {
  const auth = createFakeAuth({ userId: 'alice' })
  const { fetch } = createFakeApi()
  const client = new QueryClient()
  function Rows() {
    return <p>{useAuthQuery<string>({ queryKey: ['rows'], url: '/api/rows' }).data}</p>
  }
  let show: (mode: 'visible' | 'hidden') => void = () => {}
  function App() {
    const [mode, setMode] = useState<'visible' | 'hidden'>('visible')
    show = setMode
    const page = useMemo(
      () => (
        <AuthFetchProvider useAuth={auth.useAuth} fetch={fetch}>
          <Rows />
        </AuthFetchProvider>
      ),
      [],
    )
    return (
      <QueryClientProvider client={client}>
        <Activity mode={mode}>{page}</Activity>
      </QueryClientProvider>
    )
  }
  const container = document.body.appendChild(document.createElement('div'))
  const root = createRoot(container)
  // Called after each commit, before the browser would paint.
  const visible: (string | null)[] = []
  const observer = new MutationObserver(() => {
    const row = container.querySelector('p')
    if (row && row.style.display !== 'none') visible.push(row.textContent)
  })
  observer.observe(container, { subtree: true, childList: true, attributes: true, characterData: true })
  root.render(<App />)
  await vi.waitUntil(() => visible.at(-1) === 'alice /api/rows')
  show('hidden')
  await settle()
  auth.signIn('bob')
  await settle()
  visible.length = 0
  show('visible')
  await vi.waitUntil(() => visible.at(-1) === 'bob /api/rows')
  expect(visible).not.toContain('alice /api/rows')
  observer.disconnect()
  root.unmount()
})
