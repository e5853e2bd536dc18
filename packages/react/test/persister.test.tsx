import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister'
import { QueryClient, useQuery } from '@tanstack/react-query'
import { PersistQueryClientProvider } from '@tanstack/react-query-persist-client'
import { render } from '@testing-library/react'
import { fetchJson } from '@x/auth-fetch'
import { expect, it } from 'vitest'
import { AuthFetchProvider, useAuthFetch } from '../src/fetch.js'
import { useAuthQuery } from '../src/query.js'
import { createFakeAuth, type FakeAuth } from './fake-auth.js'
import { createFakeApi } from './support/fake-api.js'
import { settle } from './support/probe.js'

function createStore() {
  const store = new Map<string, string>()
  return {
    text: () => [...store.values()].join(),
    storage: {
      getItem: async (key: string) => store.get(key) ?? null,
      setItem: async (key: string, value: string) => void store.set(key, value),
      removeItem: async (key: string) => void store.delete(key),
    },
  }
}

type Storage = ReturnType<typeof createStore>['storage']

function Ours() {
  return <p>{useAuthQuery<string>({ queryKey: ['foo'], url: '/api/foo' }).data}</p>
}

function Plain() {
  const authFetch = useAuthFetch()
  return <p>{useQuery({ queryKey: ['foo'], queryFn: () => fetchJson<string>(authFetch, '/api/foo') }).data}</p>
}

function open(auth: FakeAuth, storage: Storage, Page: typeof Ours, throttleTime = 10) {
  const persister = createAsyncStoragePersister({ storage, throttleTime })
  const client = new QueryClient({ defaultOptions: { queries: { gcTime: 86_400_000 } } })
  return render(
    <AuthFetchProvider useAuth={auth.useAuth} fetch={createFakeApi().fetch}>
      <PersistQueryClientProvider client={client as never} persistOptions={{ persister }}>
        <Page />
      </PersistQueryClientProvider>
    </AuthFetchProvider>,
  )
}

it('with the plain hook, what Alice stored outlives her sign-out', async () => {
  const auth = createFakeAuth({ userId: 'alice' })
  const { text, storage } = createStore()
  open(auth, storage, Plain)
  await settle(60)
  auth.signOut()
  await settle(60)
  expect(text()).toContain('alice /api/foo')
})

it('with ours nothing of her is stored after it', async () => {
  const auth = createFakeAuth({ userId: 'alice' })
  const { text, storage } = createStore()
  open(auth, storage, Ours)
  await settle(60)
  expect(text()).toContain('alice /api/foo')
  auth.signOut()
  await settle(60)
  expect(text()).not.toContain('alice')
})

it('nor by a throttled write that was under way', async () => {
  const auth = createFakeAuth({ userId: 'alice' })
  const { text, storage } = createStore()
  open(auth, storage, Ours, 100)
  await settle(30)
  auth.signOut()
  await settle(250)
  expect(text()).not.toContain('alice')
})

it('survives a reload for Alice, and not for Bob', async () => {
  const { text, storage } = createStore()
  const first = open(createFakeAuth({ userId: 'alice' }), storage, Ours)
  await settle(60)
  first.unmount()

  const auth = createFakeAuth()
  const second = open(auth, storage, Ours)
  await settle(30)
  expect(text()).toContain('alice')
  auth.signIn('alice')
  await settle(0)
  expect(second.container.textContent).toBe('alice /api/foo')
  await settle(60)
  second.unmount()

  const third = open(createFakeAuth({ userId: 'bob' }), storage, Ours)
  await settle(60)
  expect(third.container.textContent).toBe('bob /api/foo')
  expect(text()).not.toContain('alice')
})

it.each([
  ['Alice is back', 'alice', ['alice']],
  ['Bob has come', 'bob', []],
])('a mutation that Alice stored offline waits for Clerk: %s', async (_what, userId, senders) => {
  const auth = createFakeAuth()
  const client = new QueryClient()
  const sent: string[] = []
  client.setMutationDefaults(['order'], { mutationFn: async () => sent.push(userId) })
  const options = {
    mutationKey: ['order', { authIdentity: 'alice' }],
    variables: {},
    state: { ...idleMutation, status: 'pending' as const, isPaused: true },
  }
  const persister = {
    persistClient: () => {},
    removeClient: () => {},
    restoreClient: async () => ({
      timestamp: Date.now(),
      buster: '',
      clientState: { mutations: [options], queries: [] },
    }),
  }
  render(
    <AuthFetchProvider useAuth={auth.useAuth} fetch={createFakeApi().fetch}>
      <PersistQueryClientProvider
        client={client as never}
        persistOptions={{ persister }}
        onSuccess={() => void client.resumePausedMutations()}
      >
        <Ours />
      </PersistQueryClientProvider>
    </AuthFetchProvider>,
  )
  await settle(60)
  expect(sent).toEqual([])
  auth.signIn(userId)
  await settle(60)
  expect(sent).toEqual(senders)
})

const idleMutation = {
  context: undefined,
  data: undefined,
  error: null,
  failureCount: 0,
  failureReason: null,
  submittedAt: 1,
  variables: {},
}
