import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { experimental_createQueryPersister, PersistQueryClientProvider } from '@tanstack/react-query-persist-client'
import { render } from '@testing-library/react'
import { fetchJson } from '@x/auth-fetch'
import { useEffect, useRef } from 'react'
import { expect, it } from 'vitest'
import { AuthFetchProvider, useAuthFetch, useAuthIdentity } from '../src/fetch.js'
import { useAuthQuery } from '../src/query.js'
import { createFakeAuth, type FakeAuth } from './support/fake-auth.js'
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

it('with the plain hook, stored data of Alice remains after she signs out', async () => {
  const auth = createFakeAuth({ userId: 'alice' })
  const { text, storage } = createStore()
  open(auth, storage, Plain)
  await settle(60)
  auth.signOut()
  await settle(60)
  expect(text()).toContain('alice /api/foo')
})

it('with our hook, no data of Alice remains in the store after she signs out', async () => {
  const auth = createFakeAuth({ userId: 'alice' })
  const { text, storage } = createStore()
  open(auth, storage, Ours)
  await settle(60)
  expect(text()).toContain('alice /api/foo')
  auth.signOut()
  await settle(60)
  expect(text()).not.toContain('alice')
})

it('with our hook, a throttled write that is pending at sign-out stores no data of Alice', async () => {
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

it('so does what a synchronous storage holds', async () => {
  const auth = createFakeAuth({ userId: 'alice' })
  open(auth, localStorage as never, Ours) // it takes either kind
  await settle(60)
  expect(JSON.stringify(localStorage)).toContain('alice /api/foo')
  auth.signOut()
  await settle(60)
  expect(JSON.stringify(localStorage)).not.toContain('alice')
})

it('a page that is left before the throttled write leaves it to the next one with a hook', async () => {
  const { text, storage } = createStore()
  let isOpen = true
  const ofPage = { ...storage, setItem: async (key: string, value: string) => isOpen && storage.setItem(key, value) }
  const auth = createFakeAuth({ userId: 'alice' })
  const left = open(auth, ofPage as Storage, Ours, 50)
  await settle(120)
  expect(text()).toContain('alice /api/foo')
  auth.signOut()
  await settle(0)
  isOpen = false
  left.unmount()

  const bare = open(createFakeAuth(null), storage, () => <p>welcome</p>)
  await settle(60)
  expect(text()).toContain('alice')
  bare.unmount()
  open(createFakeAuth(null), storage, Ours)
  await settle(60)
  expect(text()).not.toContain('alice')
})

// As the guide shows it.
function ForgetStored({ persister }: { readonly persister: { readonly removeQueries: () => Promise<void> } }) {
  const identity = useAuthIdentity()
  const before = useRef(identity)
  useEffect(() => {
    const isAnother = before.current !== undefined && before.current !== identity
    if (isAnother || identity === null) void persister.removeQueries()
    before.current = identity
  }, [identity, persister])
  return null
}

it('a persister for single queries keeps entries apart, and forgets them by its own removeQueries', async () => {
  const store = new Map<string, string>()
  const persister = experimental_createQueryPersister({
    storage: {
      getItem: (key: string) => store.get(key),
      setItem: (key: string, value: string) => store.set(key, value),
      removeItem: (key: string) => void store.delete(key),
      entries: () => [...store],
    },
  })
  const text = () => [...store.values()].join()
  function openAs(auth: FakeAuth) {
    const client = new QueryClient({ defaultOptions: { queries: { persister: persister.persisterFn as never } } })
    const api = createFakeApi()
    const page = render(
      <AuthFetchProvider useAuth={auth.useAuth} fetch={api.fetch}>
        <QueryClientProvider client={client}>
          <Ours />
          <ForgetStored persister={persister} />
        </QueryClientProvider>
      </AuthFetchProvider>,
    )
    return { ...page, api }
  }
  const first = openAs(createFakeAuth({ userId: 'alice' }))
  await settle(60)
  expect(text()).toContain('alice /api/foo')
  first.unmount()

  const auth = createFakeAuth()
  const second = openAs(auth)
  auth.signIn('alice')
  await settle(60)
  expect(second.container.textContent).toBe('alice /api/foo')
  expect(text()).toContain('alice /api/foo')
  auth.signIn('bob')
  await settle(60)
  expect(second.container.textContent).toBe('bob /api/foo')
  expect(text()).not.toContain('alice')
  auth.signOut()
  await settle(60)
  expect(store.size).toBe(0)
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
    mutationKey: ['order'],
    meta: { authIdentity: 'alice' },
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
