import { keepPreviousData, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { Fragment, startTransition, useInsertionEffect, useState, type ComponentType, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { fetchJson } from '@x/auth-fetch'
import useSWR, { SWRConfig, type SWRConfiguration } from 'swr'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AuthFetchProvider, useAuthFetch, useAuthIdentity, type UseAuthOptions } from '../../src/fetch.js'
import {
  useAuthInfiniteQuery,
  useAuthMutation,
  useAuthQueries,
  useAuthQuery,
  useAuthSuspenseQuery,
} from '../../src/query.js'
import { useClerkMutate, useClerkSWR, useClerkSWRInfinite, useClerkSWRMutation } from '../../src/swr.js'
import { createFakeAuth, makeToken } from '../support/fake-auth.js'
import { Boundaries } from '../support/boundaries.js'
import { createRandom, createScheduler, pick, type Scheduler } from './scheduler.js'

const people = [
  ['alice', undefined],
  ['alice', 'acme'],
  ['alice', 'globex'],
  ['bob', undefined],
  ['bob', 'acme'],
] as const

const swrOptions: SWRConfiguration = {
  dedupingInterval: 0,
  focusThrottleInterval: 0,
  errorRetryInterval: 1,
  refreshInterval: 3,
  refreshWhenHidden: true,
}

/** What went wrong in one run. */
type Fault =
  | 'a render holds another’s data'
  | 'a request carries another’s token'
  | 'a request carries another’s variables'
  | 'a request starts after sign-out'
  | 'a cache keeps another’s data'

interface Actions {
  readonly mutate: () => void
  /** Writes and sends the data that its render showed. The test may call it long after that render. */
  readonly late?: () => void
}

type Frame = ComponentType<{ readonly children: ReactNode }> | typeof Fragment

type UsePage = (page: number) => { readonly shown: readonly unknown[]; readonly actions: Actions }

/** Uses our hooks that do not suspend. */
function useOurs(page: number) {
  const url = `/api/${page}`
  const swr = useClerkSWR(url, { keepPreviousData: true })
  const list = useClerkSWRInfinite((index) => (index < 2 ? `/api/list/${page}/${index}` : null), { initialSize: 2 })
  const swrMutation = useClerkSWRMutation(url)
  const swrMutate = useClerkMutate()
  const query = useAuthQuery<string>({
    queryKey: ['foo', page],
    url,
    refetchInterval: 3,
    placeholderData: keepPreviousData,
  })
  const pages = useAuthInfiniteQuery<string>({
    queryKey: ['list', page],
    url: ({ pageParam }) => `/api/list/${page}/${pageParam}`,
    initialPageParam: 0,
    getNextPageParam: (_last, all) => (all.length < 2 ? all.length : null),
  })
  const queries = useAuthQueries({
    queries: [0, 1].map((id) => ({ queryKey: ['many', id], url: `/api/many/${id}`, refetchInterval: 3 })),
  })
  const mutation = useAuthMutation<string, Error, unknown>({ url })
  const identity = useAuthIdentity()
  const me = identity && `by:${nameOf(identity)}`
  return {
    shown: [
      swr.data,
      list.data,
      swrMutation.data,
      query.data,
      pages.data?.pages,
      mutation.data,
      ...queries.map(({ data }) => data),
    ],
    actions: {
      late() {
        mutation.mutate(me)
        swr.mutate(swr.data, { revalidate: false }).catch(() => {})
        list.mutate(list.data, { revalidate: page % 2 === 0 }).catch(() => {})
        list.setSize(2).catch(() => {})
        swrMutate(url, swr.data, { revalidate: false }).catch(() => {})
        if (swr.data !== undefined) swrMutation.trigger(swr.data).catch(() => {})
      },
      mutate() {
        swrMutation
          .trigger(undefined, { optimisticData: (current: unknown) => current, populateCache: true })
          .catch(() => {})
        swrMutate(url, fetchLater(swr.data), { optimisticData: swr.data, rollbackOnError: true }).catch(() => {})
        mutation.mutate(me)
        list.setSize(1 + (page % 2)).catch(() => {})
        pages.fetchNextPage().catch(() => {})
      },
    },
  }
}

/** Uses our hooks that suspend. */
function useSuspending(page: number) {
  const url = `/api/${page}`
  const query = useAuthSuspenseQuery<string>({ queryKey: ['foo', page], url, refetchInterval: 3 })
  const swr = useClerkSWR<string>(url, { suspense: true, keepPreviousData: true })
  const swrMutate = useClerkMutate()
  return {
    shown: [swr.data, query.data],
    actions: {
      mutate() {
        swrMutate(url, fetchLater(swr.data), { optimisticData: swr.data, rollbackOnError: true }).catch(() => {})
        query.refetch().catch(() => {})
      },
      late() {
        swr.mutate(swr.data, { revalidate: false }).catch(() => {})
        swrMutate(url, swr.data, { revalidate: false }).catch(() => {})
      },
    },
  }
}

/** Renders a Suspense boundary, and an error boundary for the signed-out state. Each identity gets new boundaries. */
function IdentityBoundaries({ children }: { readonly children: ReactNode }) {
  const identity = useAuthIdentity()
  return <Boundaries key={identity ? nameOf(identity) : String(identity)}>{children}</Boundaries>
}

async function fetchLater(data: unknown): Promise<unknown> {
  await new Promise((resolve) => setTimeout(resolve, 1))
  return data
}

/** Uses the libraries' own hooks with `useAuthFetch` and keys without the identity, as most apps do. */
function usePlain(page: number) {
  const authFetch = useAuthFetch()
  const url = `/api/${page}`
  const swr = useSWR(url, (input: string) => fetchJson(authFetch, input), { keepPreviousData: true })
  const query = useQuery({ queryKey: ['foo', page], queryFn: () => fetchJson(authFetch, url), refetchInterval: 3 })
  return { shown: [swr.data, query.data], actions: { mutate: () => void query.refetch() } }
}

/** Advances the libraries' timers by `ms` milliseconds and lets React finish its scheduled work. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  await new Promise((resolve) => setImmediate(resolve))
}

/** Counts the renders that show data. Without any, a test would prove nothing. */
let rendersWithData = 0

/** Runs one random interleaving and returns the faults that it found. */
async function run(seed: number, usePage: UsePage, Frame: Frame = Fragment): Promise<Fault[]> {
  const random = createRandom(seed)
  const scheduler = createScheduler(random)
  const faults = new Set<Fault>()
  const auth = createFakeAuth()
  const cache = new Map<string, { data?: unknown; _k?: unknown }>()
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 0, retryDelay: 1 } } })
  let owner: string | null = null
  let actions: Actions | undefined
  /** The actions of all previous renders that showed data. */
  const earlier: Actions[] = []
  let page = 0
  // React shows content that has suspended at most every 300 ms.
  const isSuspending = Frame !== Fragment
  const tick = isSuspending ? 400 : 1

  /** In every third app, the user is React state that changes in transitions. React then renders the next user while this one is shown. */
  const isConcurrent = seed % 3 === 0
  const setters = new Set<(next: string | null) => void>()
  function useStateOfAuth() {
    const [name, setName] = useState<string | null>(null)
    useInsertionEffect(() => {
      setters.add(setName)
      if (isConcurrent) owner = name
      return () => void setters.delete(setName)
    }, [name])
    const [userId, orgId] = name?.split('@') ?? []
    return { isLoaded: true, isSignedIn: name !== null, userId, orgId: orgId ?? null }
  }

  function useAuth(options?: UseAuthOptions) {
    // In every other app, useAuth treats a pending session as signed out.
    const ofStore = auth.useAuth(seed % 2 === 0 ? options : {})
    const ofState = useStateOfAuth()
    const state = isConcurrent ? ofState : ofStore
    return {
      ...state,
      // Clerk creates the token when it answers, for the user who was signed in when the token was requested.
      getToken: async () => {
        const asked = owner
        await scheduler.turn()
        if (asked === null) return null
        const [userId = '', orgId] = asked.split('@')
        return makeToken({ userId, ...(orgId && { orgId }) })
      },
    }
  }

  const send = createSend(scheduler, (user, body) => {
    if (owner === null) faults.add('a request starts after sign-out')
    else if (user !== owner) faults.add('a request carries another’s token')
    if (typeof body === 'string' && body.startsWith('"') && !body.endsWith(`:${user}"`))
      faults.add('a request carries another’s variables')
  })

  function Page() {
    const identity = useAuthIdentity()
    const { shown, actions: latest } = usePage(page)
    // oxlint-disable-next-line react/globals -- the test presses the buttons of the last render
    actions = latest
    const me = identity ? nameOf(identity) : 'nobody'
    const held = JSON.stringify(shown).match(/of:[a-z@]+/g) ?? []
    if (held.length > 0) {
      rendersWithData += 1
      earlier.push(latest)
    }
    if (held.some((name) => name !== `of:${me}`)) faults.add('a render holds another’s data')
    return null
  }

  const container = document.createElement('div')
  const root = createRoot(container)
  const swr = { provider: () => cache, ...swrOptions }
  const show = (isThere: boolean) =>
    root.render(
      <AuthFetchProvider useAuth={useAuth} fetch={send}>
        <QueryClientProvider client={client}>
          <SWRConfig value={swr}>
            <Frame>{isThere && <Page key={random() < 0.5 ? 'a' : 'b'} />}</Frame>
          </SWRConfig>
        </QueryClientProvider>
      </AuthFetchProvider>,
    )

  function late(): void {
    if (earlier.length > 0) pick(random, earlier).late?.()
  }

  function follow(next: string | null): void {
    if (isConcurrent) return startTransition(() => setters.forEach((set) => set(next)))
    owner = next
    const [userId, orgId] = next?.split('@') ?? []
    flushSync(() => (userId === undefined ? auth.signOut() : auth.signIn(userId, orgId)))
  }

  const steps: readonly (() => void)[] = [
    () => {
      const [userId, orgId] = pick(random, people)
      follow(nameOf({ userId, orgId }))
    },
    () => follow(null),
    () => auth.unload(),
    () => auth.refreshToken(),
    () => auth.setPending(random() < 0.5),
    () => actions?.mutate(),
    late,
    late,
    () => window.dispatchEvent(new Event('focus')),
    () => document.dispatchEvent(new Event('visibilitychange')),
    () => void client.invalidateQueries({ queryKey: ['foo'] }),
    () => void client.cancelQueries(),
    () => {
      page = (page + 1) % 3
      show(true)
    },
    () => show(random() < 0.7),
    scheduler.step,
    scheduler.step,
    scheduler.step,
    scheduler.stepAll,
  ]

  // React subscribes to a store in an effect after the first render. Before that, it does not notice a sign-out.
  flushSync(() => show(true))
  await pass(1)
  for (let count = 0; count < 25; count += 1) {
    pick(random, steps)()
    if (random() < 0.6) await Promise.resolve()
    if (random() < 0.2) await pass(tick)
    // Give each waiting hook a token and a response.
    const rounds = isSuspending || seed % 4 === 0 ? Math.floor(random() * 4) : 0
    for (let round = 0; round < rounds; round += 1) {
      scheduler.stepAll()
      await pass(tick)
    }
  }
  for (let round = 0; round < 2; round += 1) {
    scheduler.stepAll()
    await pass(2)
  }
  const stored = JSON.stringify([
    [...cache],
    client
      .getQueryCache()
      .getAll()
      .map(({ queryKey, state }) => [queryKey, state.data]),
  ])
  const names: string[] = stored.match(/of:[a-z@]+/g) ?? []
  if (names.some((name) => name !== `of:${owner}`)) faults.add('a cache keeps another’s data')
  root.unmount()
  client.clear()
  vi.clearAllTimers()
  return [...faults]
}

function nameOf({ userId, orgId }: { userId: string; orgId?: string | null | undefined }): string {
  return orgId ? `${userId}@${orgId}` : userId
}

function createSend(scheduler: Scheduler, check: (user: string, body: unknown) => void) {
  return async (_input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    init?.signal?.throwIfAborted()
    const [, payload = ''] = new Headers(init?.headers).get('authorization')?.split('.') ?? []
    const claims: { sub: string; o?: { id: string } } = JSON.parse(atob(payload))
    const user = nameOf({ userId: claims.sub, orgId: claims.o?.id })
    check(user, init?.body)
    await scheduler.turn(init?.signal)
    return Response.json(`of:${user}`)
  }
}

beforeEach(() => {
  rendersWithData = 0
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const runs = Number(process.env['RACES'] ?? 100)

it(`the hooks keep users apart in ${runs} random interleavings`, async () => {
  const faults: Record<number, Fault[]> = {}
  for (let seed = 1; seed <= runs; seed += 1) {
    const found = await run(seed, useOurs)
    if (found.length > 0) faults[seed] = found
  }
  expect(faults).toEqual({})
  expect(rendersWithData).toBeGreaterThan(runs / 10)
}, 300_000)

it(`the Suspense hooks keep users apart in ${runs / 4} random interleavings`, async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const faults: Record<number, Fault[]> = {}
  for (let seed = 1; seed <= runs / 4; seed += 1) {
    const found = await run(seed, useSuspending, IdentityBoundaries)
    if (found.length > 0) faults[seed] = found
  }
  expect(faults).toEqual({})
  expect(rendersWithData).toBeGreaterThan(runs / 10)
}, 300_000)

it('the test finds the leaks of the plain hooks', async () => {
  const found = new Set<Fault>()
  for (let seed = 1; seed <= 200; seed += 1) for (const fault of await run(seed, usePlain)) found.add(fault)
  expect([...found]).toEqual(expect.arrayContaining(['a render holds another’s data', 'a cache keeps another’s data']))
})
