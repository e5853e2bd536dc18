// The watch over SWR's writes, on caches of all kinds: what it finds, what it keeps, and what it leaves behind.
import { render } from '@testing-library/react'
import { flushSync } from 'react-dom'
import { mutate as globalMutate, SWRConfig, useSWRConfig, type Cache, type ScopedMutator, type State } from 'swr'
import { describe, expect, it, vi } from 'vitest'
import { AuthFetchProvider } from '../src/fetch.js'
import { clerkSWRKey, useClerkSWR, useClerkSWRMutation } from '../src/swr.js'
import { createFakeAuth } from './support/fake-auth.js'
import { createFakeApi } from './support/fake-api.js'
import { probe, settle, type Probe } from './support/probe.js'
import { createPlainCache, dumpCache } from './support/swr-caches.js'

const alice = { userId: 'alice' }
const rows = clerkSWRKey('/api/rows', alice)
const fresh = clerkSWRKey('/api/fresh', alice)

interface Tools {
  readonly data: string | undefined
  readonly mutate: ScopedMutator
}

function useTools(): Tools {
  const { data } = useClerkSWR<string>('/api/rows')
  return { data, mutate: useSWRConfig().mutate }
}

async function openAsAlice(cache: Cache, strict = false): Promise<{ page: Probe<Tools>; mutate: ScopedMutator }> {
  const page = probe(useTools, { as: alice, cache: cache as unknown as Map<string, object>, strict })
  await vi.waitUntil(() => page.last()?.data)
  return { page, mutate: (page.last() as Tools).mutate }
}

function createMap(): Cache & object {
  return new Map<string, State>() as Cache
}

/** A Proxy whose functions are bound, as those of a Map have to be. */
function createBoundProxy(target: object, answerer = target): Cache {
  return new Proxy(target, {
    get(_target, name) {
      const value: unknown = Reflect.get(answerer, name)
      return typeof value === 'function' ? value.bind(answerer) : value
    },
  }) as Cache
}

/** As a class whose `set` is a getter. */
function createAccessorCache(): Cache {
  const { set, ...rest } = createPlainCache()
  return Object.assign(Object.create(Object.defineProperty({}, 'set', { get: () => set })) as Cache, rest)
}

function createFixedCache(): Cache {
  const cache = createPlainCache()
  return Object.defineProperty(cache, 'set', { value: cache.set, configurable: false, writable: false })
}

const caches: readonly (readonly [string, () => Cache])[] = [
  ['a frozen object', () => Object.freeze(createPlainCache())],
  ['a frozen Map', () => Object.freeze(createMap())],
  ['a sealed object', () => Object.seal(createPlainCache())],
  ['a Map that takes no members', () => Object.preventExtensions(createMap())],
  ['an object whose set is fixed', createFixedCache],
  ['a Proxy that binds', () => createBoundProxy(new Map())],
  ['a Proxy that answers for itself', () => createBoundProxy(createPlainCache(), new Map())],
  ['a Proxy that refuses', () => new Proxy(createPlainCache(), { defineProperty: () => false })],
  ['a Proxy that only says yes', () => new Proxy(createPlainCache(), { defineProperty: () => true })],
  ['a class whose set is an accessor', createAccessorCache],
]

describe.each(caches)('with %s', (_name, createCache) => {
  it('a late write is gone after a macrotask', async () => {
    const cache = createCache()
    const { page, mutate } = await openAsAlice(cache, true)
    page.auth.signOut()
    await settle()
    void mutate(rows, 'late alice')
    void mutate(fresh, 'late alice')
    await settle()
    expect(dumpCache(cache)).not.toContain('alice')
  })

  it('the cache object has its original set method after three mounts', async () => {
    const cache = createCache()
    const before = Object.getOwnPropertyDescriptor(cache, 'set')
    for (let mount = 0; mount < 3; mount += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { page } = await openAsAlice(cache, true)
      page.unmount()
    }
    expect(Object.getOwnPropertyDescriptor(cache, 'set')).toEqual(before)
  })
})

it.each(['$sub$', '$req$', '$inf$$sub$'])(
  'an entry whose key SWR prefixes with %s is removed with its owner',
  async (prefix) => {
    const cache = createMap()
    const { page, mutate } = await openAsAlice(cache)
    await mutate(prefix + rows, 'timely alice', { revalidate: false })
    page.auth.signOut()
    await settle()
    void mutate(prefix + fresh, 'late alice', { revalidate: false })
    await settle()
    expect(dumpCache(cache)).not.toContain('alice')
  },
)

it('entries that the imported mutate writes are removed too when the hooks use their own cache provider', async () => {
  const { page } = await openAsAlice(createMap())
  await globalMutate(rows, 'timely alice', { revalidate: false })
  page.auth.signOut()
  await settle()
  await globalMutate(fresh, 'late alice', { revalidate: false })
  await settle()
  expect(dumpCache(SWRConfig.defaultValue.cache)).not.toContain('alice')
})

it('a value that is not an entry is removed like one', async () => {
  const cache = createMap()
  const { page } = await openAsAlice(cache)
  page.auth.signOut()
  await settle()
  cache.set(rows, undefined as unknown as State)
  await settle()
  expect(dumpCache(cache)).not.toContain('alice')
})

describe('when Alice is back before the sweep', () => {
  /** Both are called in one macrotask, before and after her return is in force. */
  async function returnAfter(
    write: (cache: Cache, mutate: ScopedMutator) => void,
    writeSince: (mutate: ScopedMutator) => void = () => {},
  ) {
    const cache = createMap()
    const { page, mutate } = await openAsAlice(cache)
    page.auth.signIn('bob')
    await settle()
    write(cache, mutate)
    flushSync(() => page.auth.signIn('alice'))
    writeSince(mutate)
    return { page, cache }
  }

  it('the same value, written again, is kept', async () => {
    const writeSame = (mutate: ScopedMutator) => void mutate(fresh, 'same', { revalidate: false })
    const { cache } = await returnAfter((_cache, mutate) => writeSame(mutate), writeSame)
    await settle()
    expect(cache.get(fresh)?.data).toBe('same')
  })

  it('nothing of a late entry is merged into later writes', async () => {
    const late = { data: 'late', error: 'late', _c: 'late' } as State
    const { cache } = await returnAfter(
      (entries) => entries.set(fresh, late),
      (mutate) => void mutate(fresh, 'new', { populateCache: false, revalidate: false }),
    )
    await settle()
    expect(dumpCache(cache)).not.toContain('late')
  })

  it('nor what her own hook writes before the return is in force', async () => {
    const late = { data: 'late', error: 'late', _c: 'late' } as State
    const { page, cache } = await returnAfter((entries) => entries.set(rows, late))
    await vi.waitUntil(() => page.last()?.data === 'alice /api/rows')
    expect(dumpCache(cache)).not.toContain('late')
  })
})

it('what is written once the provider is gone is not swept', async () => {
  const cache = createMap()
  const { page, mutate } = await openAsAlice(cache)
  page.auth.signIn('bob')
  await settle()
  void mutate(fresh, 'late alice', { revalidate: false })
  page.unmount()
  expect(cache.get(fresh)).toBeUndefined()
  cache.set(fresh, { data: 'new alice' })
  await settle()
  expect(cache.get(fresh)?.data).toBe('new alice')
})

it("no callback of Bob's render is called for Alice's trigger", async () => {
  const calls: string[] = []
  const page = probe(
    () => {
      const { data: user } = useClerkSWR<string>('/api/rows')
      const { trigger } = useClerkSWRMutation<string, Error, string, string>('/api/orders', {
        onSuccess: (data) => void calls.push(`${user}: success ${data}`),
        onError: (error) => void calls.push(`${user}: ${error.name}`),
        populateCache: (result) => {
          calls.push(`${user}: populate ${result}`)
          return result
        },
      })
      return { user, trigger }
    },
    { as: alice },
  )
  await vi.waitUntil(() => page.last()?.user)
  page.api.hold()
  const done = page
    .last()
    ?.trigger('tea')
    .catch((error: Error) => error.name)
  await settle()
  page.auth.signIn('bob')
  expect(await done).toBe('IdentityChangedError')
  page.api.release()
  await vi.waitUntil(() => page.last()?.user === 'bob /api/rows')
  await settle()
  expect(calls.filter((call) => !call.startsWith('alice /api/rows: IdentityChangedError'))).toEqual([])
})

it('a late write for the user of an unmounted provider is gone, too, when another is mounted in its place', async () => {
  const auth = createFakeAuth({ userId: 'alice' })
  const { fetch } = createFakeApi()
  const cache = new Map<string, State>()
  let mutate: ScopedMutator | undefined
  function Rows() {
    mutate = useSWRConfig().mutate
    return <p>{useClerkSWR<string>('/api/rows').data}</p>
  }
  const swr = { provider: () => cache, dedupingInterval: 0 }
  const app = (userId: string) => (
    <SWRConfig value={swr}>
      <AuthFetchProvider key={userId} useAuth={auth.useAuth} fetch={fetch}>
        <Rows />
      </AuthFetchProvider>
    </SWRConfig>
  )
  const view = render(app('alice'))
  await vi.waitUntil(() => view.container.textContent === 'alice /api/rows')
  auth.signIn('bob')
  view.rerender(app('bob'))
  await vi.waitUntil(() => view.container.textContent === 'bob /api/rows')
  void mutate?.(clerkSWRKey('/api/rows', { userId: 'alice' }), 'late alice', { revalidate: false })
  await settle()
  expect(JSON.stringify([...cache])).not.toContain('alice')
  auth.signIn('alice')
  view.rerender(app('alice'))
  await vi.waitUntil(() => view.container.textContent === 'alice /api/rows')
  await settle()
  expect(JSON.stringify([...cache])).toContain('alice /api/rows')
})
