import { act } from '@testing-library/react'
import { useState } from 'react'
import useSWR, { SWRConfig, type Cache, type Middleware } from 'swr'
import { describe, expect, it, vi } from 'vitest'
import { createFetcher } from '@x/auth-fetch'
import { useAuthFetch } from '../src/fetch.js'
import {
  clerkSWRInfiniteKey,
  clerkSWRKey,
  useClerkMutate,
  useClerkSWR,
  useClerkSWRImmutable,
  useClerkSWRInfinite,
  useClerkSWRMutation,
} from '../src/swr.js'
import { createAuthClient } from '../src/auth/auth-client.js'
import { scopeFetcher } from '../src/swr/auth-middleware.js'
import { scopeKey } from '../src/swr/key.js'
import { createFakeApi } from './support/fake-api.js'
import { probe, sees, settle } from './support/probe.js'
import { Boundaries, shows } from './support/boundaries.js'
import { mountApp, renderApp, type AppOptions } from './support/render-app.js'

function entriesOf(cache: Cache): unknown[] {
  return [...cache.keys()].map((key) => [key, cache.get(key)])
}

const alice = { as: { userId: 'alice' } }

describe('keys', () => {
  it.each([
    ['a string', '/api/foo', '/api/foo'],
    ['a URL', new URL('http://localhost:3000/api/foo'), '/api/foo'],
    ['[input, init]', ['/api/foo', { method: 'PUT' }], '/api/foo'],
    ['[URL, init]', [new URL('http://localhost:3000/api/foo'), {}], '/api/foo'],
    ['a function', () => '/api/foo', '/api/foo'],
  ])('%s is the request when there is no fetcher', async (_what, key, path) => {
    const page = probe(() => useClerkSWR(key as string).data, alice)
    await sees(page, `alice ${path}`)
    expect(page.api.requests).toHaveLength(1)
  })

  it('a new URL object in each render is the same key', async () => {
    const page = probe(() => useClerkSWR(new URL('http://localhost:3000/api/foo')).data, alice)
    await settle(50)
    expect(page.api.requests).toHaveLength(1)
  })

  it.each([
    ['null', null],
    ['an empty string', ''],
    ['an empty tuple', []],
    ['a function that returns null', () => null],
    [
      'a function that throws',
      () => {
        throw new Error('not ready')
      },
    ],
  ])('%s sends nothing', async (_what, key) => {
    const page = probe(() => useClerkSWR(key as null).isLoading, alice)
    await settle()
    expect(page.last()).toBe(false)
    expect(page.api.requests).toEqual([])
  })

  it.each([['a string'], [['a', 'tuple', 1]], [{ an: 'object' }]])(
    "a fetcher gets the user's own key: %j",
    async (key) => {
      const keys: unknown[] = []
      const page = probe(
        () =>
          useClerkSWR(key as string, async (own, { authFetch }) => {
            keys.push(own)
            return (await authFetch('/api/foo')).json()
          }).data,
        alice,
      )
      await sees(page, 'alice /api/foo')
      expect(keys).toEqual([key])
    },
  )

  it('a string and a tuple with that string are two entries', async () => {
    const page = probe(() => [useClerkSWR('foo', () => 1).data, useClerkSWR(['foo'], () => 2).data], alice)
    await sees(page, [1, 2])
  })

  it('keys contain no token', async () => {
    const page = probe(() => useClerkSWR('/api/foo').data, alice)
    await settle()
    expect([...page.cache.keys()]).toEqual([clerkSWRKey('/api/foo', { userId: 'alice' })])
    expect([...page.cache.keys()].join('')).toBe('@"/api/foo","@x/auth","alice",')
  })
})

describe('SWRConfig', () => {
  it('a fallback by clerkSWRKey is shown to its owner only', async () => {
    const fallback = { [clerkSWRKey('/api/foo', { userId: 'alice' })]: 'prefetched' }
    const page = probe(() => useClerkSWR('/api/foo', { revalidateOnMount: false }).data, {
      ...alice,
      swr: { fallback },
    })
    expect(page.seen).toEqual(['prefetched'])
    page.auth.signIn('bob')
    await settle()
    expect(page.seen.slice(1)).not.toContain('prefetched')
  })

  it("runs the app's middleware with the app's own key, and its wrapped fetcher", async () => {
    const keys: unknown[] = []
    const logger: Middleware = (useSWRNext) => (key, fetcher, config) => {
      keys.push(key)
      const wrapped: typeof fetcher = async (...args) => `wrapped ${await fetcher?.(...args)}` as never // whatever Data is
      return useSWRNext(key, wrapped, config)
    }
    const page = probe(() => useClerkSWR('/api/foo').data, { ...alice, swr: { use: [logger] } })
    await sees(page, 'wrapped alice /api/foo')
    expect(new Set(keys)).toEqual(new Set(['/api/foo']))
  })

  it('refreshes in a hidden tab with refreshWhenHidden', async () => {
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    const page = probe(() => useClerkSWR('/api/foo', { refreshInterval: 10, refreshWhenHidden: true }).data, alice)
    await settle(80)
    hidden.mockRestore()
    expect(page.api.requests.length).toBeGreaterThan(2)
    expect(page.auth.calls).toHaveLength(page.api.requests.length)
  })

  it('dedupes within dedupingInterval', async () => {
    const page = probe(() => [useClerkSWR('/api/foo').data, useClerkSWR('/api/foo').data], {
      ...alice,
      swr: { dedupingInterval: 2000 },
    })
    await sees(page, ['alice /api/foo', 'alice /api/foo'])
    expect(page.api.requests).toHaveLength(1)
  })

  it('its fetcher is used by useSWR, and not by useClerkSWR', async () => {
    const fetcher = vi.fn(() => 'inherited')
    const page = probe(() => [useClerkSWR('/api/foo').data, useSWR('/api/bar').data], { ...alice, swr: { fetcher } })
    await sees(page, ['alice /api/foo', 'inherited'])
    expect(fetcher).toHaveBeenCalledTimes(1)
  })

  it('accepts a fetcher as the only argument, as useSWR does', async () => {
    function Plain() {
      return <p>{useSWR<string>('/api/foo').data}</p>
    }
    function WithFetcher() {
      const authFetch = useAuthFetch()
      const [value] = useState(() => ({ fetcher: createFetcher(authFetch) }))
      return (
        <SWRConfig value={value}>
          <Plain />
        </SWRConfig>
      )
    }
    const page = renderApp(() => <WithFetcher />, alice)
    expect(await page.findByText('alice /api/foo')).toBeTruthy()
  })

  it('useClerkSWR uses the compare option', async () => {
    const compare = vi.fn(Object.is)
    const page = probe(() => useClerkSWR('/api/foo', { compare }).data, alice)
    await sees(page, 'alice /api/foo')
    expect(compare).toHaveBeenCalled()
  })
})

describe('useClerkSWRImmutable', () => {
  it('fetches once per identity', async () => {
    const page = probe(() => useClerkSWRImmutable('/api/foo', { refreshInterval: 5 }).data, alice)
    await settle(50)
    expect(page.api.requests).toHaveLength(1)
    page.auth.signIn('bob')
    await sees(page, 'bob /api/foo')
    expect(page.api.requests).toHaveLength(2)
  })
})

describe('useClerkSWRInfinite', () => {
  it('fetches each page with a token, and the next key from the previous page', async () => {
    const page = probe(() => {
      const { data, size, setSize } = useClerkSWRInfinite<string>(
        (index, previous) => (index === 0 ? '/api/0' : previous && `/api/${previous.at(-1)}${index}`),
        { revalidateFirstPage: false },
      )
      return { data, size, setSize }
    }, alice)
    await settle(50)
    expect(page.last()?.data).toEqual(['alice /api/0'])
    await act(() => page.last()?.setSize(2))
    await settle(50)
    expect(page.last()).toMatchObject({ data: ['alice /api/0', 'alice /api/01'], size: 2 })
    expect(page.auth.calls).toHaveLength(2)
  })

  it('passes the page key to the fetcher unchanged', async () => {
    const page = probe(
      () =>
        useClerkSWRInfinite(
          (index) => ['list', index] as const,
          ([name, index]) => `${name} ${index}`,
        ).data,
      alice,
    )
    await sees(page, ['list 0'])
  })

  it('has the key that clerkSWRInfiniteKey returns', async () => {
    const getKey = (index: number) => `/api/${index}`
    const page = probe(() => [useClerkSWRInfinite(getKey).data, useClerkMutate()] as const, alice)
    await settle(50)
    const name = clerkSWRInfiniteKey(getKey, { userId: 'alice' })
    expect([...page.cache.keys()]).toContain(name)
    await page.last()?.[1](name)
    expect(page.api.requests).toHaveLength(2)
  })
})

describe('useClerkSWRMutation', () => {
  it('sends arg as JSON by POST', async () => {
    const page = probe(() => useClerkSWRMutation('/api/foo'), alice)
    expect(await page.last()?.trigger({ a: 1 })).toBe('alice /api/foo')
    expect(page.api.requests).toMatchObject([{ method: 'POST', user: 'alice', body: '{"a":1}' }])
  })

  it('takes the method from [input, init], and a fetcher that gets arg and authFetch', async () => {
    const page = probe(
      () =>
        [
          useClerkSWRMutation(['/api/foo', { method: 'DELETE' }]),
          useClerkSWRMutation('/api/bar', async (key, { arg, authFetch }: { arg: number; authFetch: typeof fetch }) =>
            (await authFetch(`${key}/${arg}`)).json(),
          ),
        ] as const,
      alice,
    )
    await page.last()?.[0].trigger(undefined)
    expect(await page.last()?.[1].trigger(7)).toBe('alice /api/bar/7')
    expect(page.api.requests[0]).toMatchObject({ method: 'DELETE', body: null })
  })

  it('revalidates the entry of the same key', async () => {
    const page = probe(() => [useClerkSWR('/api/foo').data, useClerkSWRMutation('/api/foo')] as const, alice)
    await settle(50)
    await page.last()?.[1].trigger('x')
    expect(page.api.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET'])
  })

  it('shows no optimistic data when the fetcher throws before it sends', async () => {
    const page = probe(() => {
      const { trigger } = useClerkSWRMutation(
        '/api/foo',
        () => {
          throw new Error('invalid')
        },
        { optimisticData: 'optimistic' },
      )
      return [useClerkSWR('/api/foo').data, trigger] as const
    }, alice)
    await settle(50)
    await expect(page.last()?.[1]()).rejects.toThrow('invalid')
    await settle(50)
    expect(page.seen.map(([data]) => data)).not.toContain('optimistic')
    expect(page.api.requests).toHaveLength(1)
  })

  it("hides Alice's result from Bob, in every render, and works for him", async () => {
    const page = probe(() => {
      const { data, isMutating, trigger } = useClerkSWRMutation('/api/foo')
      return { data, isMutating, trigger }
    }, alice)
    await act(async () => page.last()?.trigger('x'))
    await settle()
    expect(page.last()?.data).toBe('alice /api/foo')
    const before = page.seen.length
    page.auth.signIn('bob')
    await settle()
    page.rerender(page.withChildren())
    await settle()
    expect(page.seen.length).toBeGreaterThan(before + 1)
    expect(page.seen.slice(before).map(({ data }) => data)).not.toContain('alice /api/foo')
    await act(async () => page.last()?.trigger('x'))
    await settle()
    expect(page.last()?.data).toBe('bob /api/foo')
  })
})

describe('useClerkMutate', () => {
  it("writes and revalidates the current user's entries, by key and by filter", async () => {
    const page = probe(
      () => [useClerkSWR('/api/foo').data, useClerkSWR(['/api/bar', {}]).data, useClerkMutate()] as const,
      alice,
    )
    await settle(50)
    const mutate = page.last()?.[2]
    await act(async () => mutate?.('/api/foo', 'written', { revalidate: false }))
    expect(page.last()?.[0]).toBe('written')
    await act(async () => mutate?.((key) => Array.isArray(key) && key[0] === '/api/bar', 'too', false))
    expect(page.last()?.[1]).toBe('too')
    await act(async () => mutate?.(() => true))
    await settle()
    expect(page.last()?.slice(0, 2)).toEqual(['alice /api/foo', 'alice /api/bar'])
  })

  it('writes nothing back when an optimistic update fails after sign-out', async () => {
    const page = probe(() => [useClerkSWR('/api/foo').data, useClerkMutate()] as const, alice)
    await settle(50)
    let fail = (_error: Error): void => {}
    const write = new Promise<string>((_resolve, reject) => (fail = reject))
    const done = page
      .last()?.[1]('/api/foo', write, { optimisticData: 'alice optimistic' })
      .catch(() => {})
    await settle()
    page.auth.signOut()
    await settle()
    fail(new Error('too late'))
    await done
    await settle()
    expect(JSON.stringify(entriesOf(page.cache))).not.toContain('alice')
  })

  it('writes nothing for a promise that resolves after sign-out', async () => {
    const page = probe(() => useClerkMutate(), alice)
    let resolve = (_data: string): void => {}
    const done = page.last()?.('/api/unmounted', new Promise<string>((settleIt) => (resolve = settleIt)))
    page.auth.signOut()
    await settle()
    resolve('alice late')
    await expect(done).rejects.toMatchObject({ name: 'IdentityChangedError' })
    expect(JSON.stringify(entriesOf(page.cache))).not.toContain('late')
  })
})

describe('suspense', () => {
  function Orders() {
    return <p>{useClerkSWR<string>('/api/foo', { suspense: true }).data}</p>
  }

  const open = (options: AppOptions) => mountApp(() => <Boundaries>{<Orders />}</Boundaries>, options)

  it('waits for Clerk, then for the data, and follows the user', async () => {
    const page = open({})
    await shows(page, 'waiting')
    page.auth.signIn('alice')
    await shows(page, 'alice /api/foo')
    page.auth.signIn('bob')
    await shows(page, 'bob /api/foo')
  })

  it('throws SignedOutError to the boundary when signed out', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await shows(open({ as: null }), 'SignedOutError')
  })
})

it('restored entries of another user are removed when the cache is first seen', async () => {
  const cache = new Map<string, object>([
    [clerkSWRKey('/api/foo', { userId: 'alice' }), { data: 'alice old' }],
    [clerkSWRKey('/api/foo', { userId: 'bob' }), { data: 'bob old' }],
    ['/public', { data: 'prices' }],
  ])
  const page = probe(() => useClerkSWR('/api/foo').data, { cache })
  await settle()
  expect(cache.size).toBeGreaterThanOrEqual(3)
  page.auth.signIn('bob')
  await settle(50)
  expect(page.seen).toContain('bob old')
  expect(page.last()).toBe('bob /api/foo')
  expect(JSON.stringify([...cache])).not.toContain('alice')
  expect(cache.get('/public')).toEqual({ data: 'prices' })
})

it('a caller who reads only data renders as often as with useSWR', async () => {
  const ours = probe(() => useClerkSWR('/api/foo').data, alice)
  const load = async (url: string) => (await createFakeApi().fetch(url)).json()
  const bare = probe(() => useSWR('/api/foo', load).data, alice)
  await settle(50)
  expect(ours.seen).toHaveLength(bare.seen.length)
})

it("a fetcher that SWR calls for another owner's key sends nothing", async () => {
  const fetcher = vi.fn(() => 'data')
  const scope = createAuthClient({ getToken: () => 'token', options: {} }).getSession(
    { isLoaded: true, isSignedIn: true, userId: 'bob', getToken: () => 'token' },
    {},
    undefined,
  )
  expect(await scopeFetcher(scope, fetcher)(scopeKey('/api/foo', 'alice'))).toBeUndefined()
  expect(fetcher).not.toHaveBeenCalled()
  expect(await scopeFetcher(scope, fetcher)(scopeKey('/api/foo', 'bob'))).toBe('data')
})
