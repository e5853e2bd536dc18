// What is written to SWR's cache for an owner who is gone, by whatever way, and what is kept elsewhere for them.
import { Component, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import useSWR, {
  mutate as globalMutate,
  preload,
  SWRConfig,
  useSWRConfig,
  type Cache,
  type ScopedMutator,
  type State,
} from 'swr'
import useSWRSubscription from 'swr/subscription'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  clerkSWRKey,
  useClerkMutate,
  useClerkSWR,
  useClerkSWRInfinite,
  useClerkSWRMutation,
  type ClerkMutate,
} from '../src/swr.js'
import { Boundaries, shows } from './support/boundaries.js'
import { probe, settle, type Probe } from './support/probe.js'
import { mountApp } from './support/render-app.js'
import { createPlainCache, dumpCache } from './support/swr-caches.js'

afterEach(() => vi.restoreAllMocks())

const alice = { userId: 'alice' }

interface Tools {
  readonly data: unknown
  readonly mutate: ScopedMutator
  readonly clerkMutate: ClerkMutate
  readonly trigger: (arg: string, options?: object) => Promise<unknown>
}

function useTools(): Tools {
  const { data } = useClerkSWR<string>('/api/rows')
  const { mutate } = useSWRConfig()
  const { trigger } = useClerkSWRMutation<string, Error, string, string>('/api/rows')
  return { data, mutate, clerkMutate: useClerkMutate(), trigger }
}

/** Caches that an app may bring. */
class PrivateCache implements Cache {
  readonly #map = new Map<string, State>()
  readonly stored = new Map<string, string>()
  keys() {
    return this.#map.keys()
  }
  get(name: string) {
    return this.#map.get(name)
  }
  set(name: string, value: State) {
    this.#map.set(name, value)
    this.stored.set(name, JSON.stringify(value))
  }
  delete(name: string) {
    this.#map.delete(name)
    this.stored.delete(name)
  }
}

const caches: readonly (readonly [string, () => Cache])[] = [
  ['a Map', () => new Map<string, State>() as Cache],
  ['an object of functions', createPlainCache],
  ['a class with private fields', () => new PrivateCache()],
  ['a Proxy', () => new Proxy(createPlainCache(), {})],
]

const late: readonly (readonly [string, (tools: Tools, reject: () => Promise<unknown>) => unknown])[] = [
  ['a plain mutate under her key', ({ mutate }) => mutate(clerkSWRKey('/api/rows', alice), 'late alice')],
  ['a plain mutate under a key never seen', ({ mutate }) => mutate(clerkSWRKey(['/api/new', 1], alice), 'late alice')],
  ['a plain mutate under a list', ({ mutate }) => mutate(`$inf$${clerkSWRKey('/api/list', alice)}`, ['late alice'])],
  [
    'a plain mutate under a subscription',
    ({ mutate }) => mutate(`$sub$${clerkSWRKey('/api/sub', alice)}`, 'late alice'),
  ],
  [
    'a plain mutate with optimistic data that is rolled back',
    ({ mutate }, reject) =>
      mutate(clerkSWRKey('/api/rows', alice), reject(), { optimisticData: 'late alice', rollbackOnError: true }).catch(
        () => {},
      ),
  ],
  [
    'a plain mutate with populateCache',
    ({ mutate }) =>
      mutate(clerkSWRKey('/api/new', alice), Promise.resolve('x'), {
        populateCache: () => 'late alice',
        revalidate: false,
      }),
  ],
]

function open(makeCache: () => Cache) {
  const cache = makeCache()
  const page = probe(useTools, { as: alice, cache: cache as unknown as Map<string, object> })
  return { page, cache }
}

describe.each(caches)('in %s', (_name, makeCache) => {
  it.each(late)('%s is gone after a macrotask when Alice has signed out', async (_how, write) => {
    const { page, cache } = open(makeCache)
    await vi.waitUntil(() => page.last()?.data)
    const tools = page.last() as Tools
    page.auth.signOut()
    await settle()
    const writing = write(tools, () => Promise.reject(new Error('no')))
    await writing
    await settle()
    expect(dumpCache(cache)).not.toContain('alice')
    expect([...((cache as Partial<PrivateCache>).stored ?? [])].join()).not.toContain('alice') // where it has a store
  })

  it('keeps what is written for the current user', async () => {
    const { page, cache } = open(makeCache)
    await vi.waitUntil(() => page.last()?.data)
    await page.last()?.mutate(clerkSWRKey('/api/own', alice), 'hers', { revalidate: false })
    await settle()
    expect(dumpCache(cache)).toContain('hers')
  })

  it('gets its own set back when the provider unmounts', async () => {
    const cache = makeCache()
    const [own, set] = [Object.getOwnPropertyDescriptor(cache, 'set'), cache.set]
    const page = probe(useTools, { as: alice, cache: cache as unknown as Map<string, object>, strict: true })
    await vi.waitUntil(() => page.last()?.data)
    page.unmount()
    expect(Object.getOwnPropertyDescriptor(cache, 'set')).toEqual(own)
    expect(cache.set).toBe(set)
  })
})

it('leaves a set that the app has wrapped since', async () => {
  const cache = new Map<string, State>()
  const page = probe(useTools, { as: alice, cache: cache as unknown as Map<string, object> })
  await vi.waitUntil(() => page.last()?.data)
  const inner = cache.set.bind(cache)
  const names: string[] = []
  cache.set = (name, value) => {
    names.push(name)
    return inner(name, value)
  }
  const wrapped = cache.set
  page.unmount()
  expect(cache.set).toBe(wrapped)
  cache.set(clerkSWRKey('/api/x', alice), { data: 'written' })
  await settle()
  expect(names).toHaveLength(1)
  expect(dumpCache(cache as Cache)).toContain('written')
})

describe('A, then B, then A again', () => {
  it('keeps what is written since her return, and not what was written while Bob was there', async () => {
    const { page, cache } = open(() => new Map<string, State>() as Cache)
    await vi.waitUntil(() => page.last()?.data)
    const { mutate } = page.last() as Tools
    page.auth.signIn('bob')
    await settle()
    const [old, fresh] = [clerkSWRKey('/api/old', alice), clerkSWRKey('/api/fresh', alice)]
    void mutate(old, 'late alice', { revalidate: false })
    void mutate(fresh, 'late alice', { revalidate: false })
    flushSync(() => page.auth.signIn('alice'))
    void mutate(fresh, 'new alice', { revalidate: false })
    await settle()
    expect(cache.get(fresh)?.data).toBe('new alice')
    expect(cache.get(old)?.data).toBeUndefined()
  })

  it('loads her rows again', async () => {
    const { page, cache } = open(() => new Map<string, State>() as Cache)
    await vi.waitUntil(() => page.last()?.data)
    const { mutate } = page.last() as Tools
    page.auth.signIn('bob')
    await settle()
    void mutate(clerkSWRKey('/api/rows', alice), 'late alice', { revalidate: false })
    page.auth.signIn('alice')
    await vi.waitUntil(() => page.last()?.data === 'alice /api/rows')
    await settle()
    expect(page.last()?.data).toBe('alice /api/rows')
    expect(dumpCache(cache)).not.toContain('late alice')
  })
})

it("a late write leaves another mounted provider's entries", async () => {
  const cache = new Map<string, State>() as Cache
  const one = probe(useTools, { as: alice, cache: cache as unknown as Map<string, object> })
  const two = probe(useTools, { as: { userId: 'bob' }, cache: cache as unknown as Map<string, object> })
  await vi.waitUntil(() => one.last()?.data && two.last()?.data)
  const { mutate } = one.last() as Tools
  two.auth.signOut()
  await settle()
  await mutate(clerkSWRKey('/api/late', { userId: 'bob' }), 'late bob', { revalidate: false })
  await mutate(clerkSWRKey('/api/own', alice), 'own alice', { revalidate: false })
  await settle()
  expect(dumpCache(cache)).not.toContain('bob')
  expect(dumpCache(cache)).toContain('own alice')
})

describe('work that Alice started', () => {
  async function signedOutWith(begin: (page: Probe<Tools>) => unknown) {
    const cache = new Map<string, State>() as Cache
    const page = probe(useTools, { as: alice, cache: cache as unknown as Map<string, object> })
    await vi.waitUntil(() => page.last()?.data)
    const begun = begin(page)
    page.auth.signOut()
    await settle()
    return { page, cache, begun }
  }

  it('useClerkMutate with a thenable writes nothing', async () => {
    let finish: (value: string) => void = () => {}
    const promise = new Promise<string>((resolve) => (finish = resolve))
    // A promise of another library.
    // oxlint-disable-next-line unicorn/no-thenable -- that is what it is about
    const thenable = { then: promise.then.bind(promise), catch: promise.catch.bind(promise) }
    const { cache, begun } = await signedOutWith((page) =>
      page
        .last()
        ?.clerkMutate('/api/rows', thenable as unknown as Promise<string>, { revalidate: false })
        .catch((error: Error) => error.name),
    )
    finish('late alice')
    expect(await begun).toBe('IdentityChangedError')
    await settle()
    expect(dumpCache(cache)).not.toContain('alice')
  })

  it.each([
    ['fails', 500],
    ['succeeds', 200],
  ])('a trigger with populateCache that %s leaves no entry, and rejects', async (_how, status) => {
    let answer: (response: Response) => void = () => {}
    const cache = new Map<string, State>() as Cache
    const response = new Promise<Response>((resolve) => (answer = resolve))
    const calls: unknown[] = []
    const page = probe(
      () =>
        useClerkSWRMutation<string, Error, string, string>(
          '/api/new',
          // A fetcher that does not listen to signals.
          async () => {
            const given = await response
            if (!given.ok) throw new Error('late failure')
            return (await given.json()) as string
          },
          {
            populateCache: (result) => {
              calls.push(result)
              return result
            },
            onSuccess: (data) => void calls.push(data),
          },
        ),
      { as: alice, cache: cache as unknown as Map<string, object> },
    )
    await settle()
    const done = page
      .last()
      ?.trigger('tea')
      .catch((error: Error) => error.name)
    await settle()
    page.auth.signIn('bob')
    expect(await done).toBe('IdentityChangedError')
    answer(Response.json('late alice', { status }))
    await settle()
    expect(dumpCache(cache)).not.toContain('alice')
    expect(calls).toEqual([])
    expect(page.last()?.data).toBeUndefined()
  })

  it('an unused preload is not used after Alice signs out and in again', async () => {
    const key = clerkSWRKey(['/api/preloaded'], alice)
    const { page } = await signedOutWith(() => preload(key, () => Promise.resolve('from before')))
    page.auth.signIn('alice')
    await settle()
    const { result } = {
      result: probe(() => useClerkSWR<string>(['/api/preloaded']).data, { auth: page.auth, api: page.api }),
    }
    await vi.waitUntil(() => result.last())
    expect(result.last()).toBe('alice /api/preloaded')
  })

  it('a preload is used by the hook while she is signed in', async () => {
    void preload(clerkSWRKey(['/api/hers'], alice), () => Promise.resolve('preloaded'))
    const page = probe(() => useClerkSWR<string>(['/api/hers']).data, { as: alice })
    await vi.waitUntil(() => page.last())
    expect(page.seen).toContain('preloaded')
  })

  it('a subscription under her key goes with her', async () => {
    const cache = new Map<string, State>() as Cache
    let isThere = true
    const page = probe(
      () => {
        useClerkSWR('/api/rows')
        const { data } = useSWRSubscription<string>(
          isThere ? clerkSWRKey('/api/live', alice) : null,
          (_key: string, { next }: { next: (error: null, data: string) => void }) => {
            next(null, 'live alice')
            return () => {}
          },
        )
        return data
      },
      { as: alice, cache: cache as unknown as Map<string, object> },
    )
    await vi.waitUntil(() => page.last() === 'live alice')
    isThere = false
    page.auth.signOut()
    await settle()
    expect(dumpCache(cache)).not.toContain('alice')
  })
})

it('with suspense, signed out, the message holds no query, userinfo or header', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const keys: unknown[] = [
    '/api/rows?access_token=secret',
    new URL('https://user:secret@example.com/rows?access_token=secret#secret'),
    ['/api/rows?token=secret', { headers: { Authorization: 'Bearer secret' } }],
    { url: '/api/rows?token=secret', token: 'secret' },
    () => '/api/rows?access_token=secret',
  ]
  for (const key of keys) {
    const caught: Error[] = []
    class Catcher extends Component<{ readonly children: ReactNode }> {
      override componentDidCatch(error: Error) {
        caught.push(error)
        throw error
      }
      override render() {
        return this.props.children
      }
    }
    function Rows() {
      return <p>{String(useClerkSWR(key as string, { suspense: true }).data)}</p>
    }
    const page = mountApp(() => <Boundaries>{<Catcher>{<Rows />}</Catcher>}</Boundaries>, { as: null })
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await shows(page, 'SignedOutError')
    const messages = caught.map(({ message }) => message).join()
    expect(messages).toContain('nobody is signed in')
    expect(messages).not.toContain('secret')
  }
})

it('the size of a list that the last owner had is not that of the next, with persistSize', async () => {
  let filter = 'a'
  const page = probe(
    () => {
      const { data, size, setSize } = useClerkSWRInfinite<string>((index) => `/api/${filter}/${index}`, {
        persistSize: true,
      })
      return { data, size, setSize }
    },
    { as: alice },
  )
  await vi.waitUntil(() => page.last()?.data)
  await page.last()?.setSize(3)
  await vi.waitUntil(() => page.last()?.data?.length === 3)
  filter = 'b'
  page.rerender(page.withChildren())
  await vi.waitUntil(() => page.last()?.data?.[0] === 'alice /api/b/0' && page.last()?.data?.length === 3) // as SWR has it
  const from = page.seen.length
  page.auth.signIn('bob')
  await vi.waitUntil(() => page.last()?.data?.[0] === 'bob /api/b/0')
  filter = 'c'
  page.rerender(page.withChildren())
  await vi.waitUntil(() => page.last()?.data?.[0] === 'bob /api/c/0')
  await settle()
  expect(page.seen.slice(from).map(({ size }) => size)).not.toContain(3)
  await page.last()?.setSize(2)
  filter = 'd'
  page.rerender(page.withChildren())
  await vi.waitUntil(() => page.last()?.data?.[0] === 'bob /api/d/0' && page.last()?.data?.length === 2)
})

it('the libraries’ own global mutate and hooks are unchanged', async () => {
  const page = probe(() => useSWR('public', () => 'for all').data, { as: alice })
  await vi.waitUntil(() => page.last() === 'for all')
  page.auth.signOut()
  await settle()
  expect(page.last()).toBe('for all')
  await globalMutate('other', 'value', { revalidate: false })
  expect(SWRConfig).toBeTypeOf('function')
})
