import { act } from '@testing-library/react'
import useSWR, { SWRConfig, type Middleware, type SWRConfiguration } from 'swr'
import useSWRInfinite from 'swr/infinite'
import useSWRMutation from 'swr/mutation'
import { describe, expect, it, vi } from 'vitest'
import { clerkSWRKey, useClerkMutate, useClerkSWR, useClerkSWRInfinite, useClerkSWRMutation } from '../src/swr.js'
import { createFakeApi } from './support/fake-api.js'
import { probe, sees, settle } from './support/probe.js'

const alice = { as: { userId: 'alice' } }

/** Callbacks that note with which key they are called. */
function noteKeys() {
  const keys: [string, unknown][] = []
  const config: SWRConfiguration = {
    loadingTimeout: 5,
    onLoadingSlow: (key) => keys.push(['onLoadingSlow', key]),
    onSuccess: (_data, key) => keys.push(['onSuccess', key]),
    onError: (_error, key) => keys.push(['onError', key]),
    onErrorRetry: (_error, key) => keys.push(['onErrorRetry', key]),
    onDiscarded: (key) => keys.push(['onDiscarded', key]),
  }
  return { keys, config }
}

/** An answer for the bare hooks that comes late, and is a failure the first time. */
function createSlowFetcher() {
  let calls = 0
  return async () => {
    calls += 1
    const isFirst = calls === 1
    await settle(30)
    if (isFirst) throw new Error('the first one fails')
    return 'data'
  }
}

describe('callbacks receive the key that SWR would pass them', () => {
  it.each([
    ['a string', '/api/foo'],
    ['a string with quotes', '/api/"foo",'],
    ['a tuple', ['/api/foo', 1, { a: [true] }]],
    ['an object', { b: 1, url: '/api/foo' }],
    ['a function', () => ['/api/foo']],
  ])('%s, from SWRConfig', async (_what, key) => {
    const noted = [noteKeys(), noteKeys()]
    for (const [index, { config }] of noted.entries()) {
      const fetcher = createSlowFetcher()
      const useHook = index === 0 ? useSWR : useClerkSWR
      const page = probe(() => useHook(key as string, fetcher).mutate, {
        ...alice,
        swr: config,
      })
      await settle(60)
      await act(async () => void page.last()?.())
      await settle(5)
      await act(async () => void page.last()?.('newer', { revalidate: false }))
      await settle(60)
    }
    expect(new Set(noted[0]?.keys.map(([name]) => name)).size).toBe(4)
    expect(noted[1]?.keys).toEqual(noted[0]?.keys)
  })

  it('of the hook itself', async () => {
    const { keys, config } = noteKeys()
    const page = probe(() => useClerkSWR('/api/foo', config).data, alice)
    await sees(page, 'alice /api/foo')
    expect(keys).toEqual([['onSuccess', '/api/foo']])
  })

  it('of a list, whose revalidate gets the key of each page', async () => {
    const noted = [noteKeys(), noteKeys()]
    const pageKeys: unknown[][] = [[], []]
    for (const [index, { config }] of noted.entries()) {
      const useHook = index === 0 ? useSWRInfinite : useClerkSWRInfinite
      const page = probe(
        () =>
          useHook(
            (number) => ['/api/list', number],
            ([, number]) => number,
          ).mutate,
        {
          ...alice,
          swr: config,
        },
      )
      await settle(50)
      await act(async () => page.last()?.([7], { revalidate: (_page, key) => Boolean(pageKeys[index]?.push(key)) }))
      await settle(50)
    }
    expect(noted[0]?.keys.length).toBeGreaterThan(1)
    expect(noted[1]?.keys).toEqual(noted[0]?.keys)
    expect(pageKeys[0]).toEqual([['/api/list', 0]])
    expect(pageKeys[1]).toEqual(pageKeys[0])
  })

  it('of a mutation, and of one trigger', async () => {
    const noted = [noteKeys(), noteKeys(), noteKeys(), noteKeys()]
    for (const index of [0, 1]) {
      const useHook = index === 0 ? useSWRMutation : useClerkSWRMutation
      const config = noted[index]?.config as object
      const own = noted[index + 2]?.config as object
      const page = probe(() => useHook(['/api/foo', 1], async () => 'data', config).trigger, alice)
      await page.last()?.()
      await page.last()?.(undefined, {
        ...own,
        revalidate: (_data, key) => Boolean(noted[index]?.keys.push(['revalidate', key])),
      })
    }
    expect(noted[0]?.keys).toEqual([
      ['onSuccess', '@"/api/foo",1,'],
      ['revalidate', '@"/api/foo",1,'],
    ])
    expect(noted[1]?.keys).toEqual(noted[0]?.keys)
    expect(noted[2]?.keys).toEqual([['onSuccess', '@"/api/foo",1,']])
    expect(noted[3]?.keys).toEqual(noted[2]?.keys)
  })

  it('of useClerkMutate', async () => {
    const keys: unknown[] = []
    const page = probe(() => [useClerkSWR(['/api/foo', {}]).data, useClerkMutate()] as const, alice)
    await settle(50)
    const revalidate = (_data: unknown, key: unknown) => Boolean(keys.push(key))
    await act(async () => page.last()?.[1](['/api/foo', {}], 'written', { revalidate }))
    expect(keys).toEqual([['/api/foo', {}]])
  })
})

describe('retries', () => {
  it('follow shouldRetryOnError of SWRConfig when it is a function', async () => {
    const api = createFakeApi()
    api.statuses.push(404, 404, 404, 404)
    const swr = { errorRetryInterval: 5, shouldRetryOnError: (error: { status?: number }) => error.status === 404 }
    const page = probe(() => useClerkSWR('/api/foo').data, { ...alice, api, swr })
    await sees(page, 'alice /api/foo')
    expect(api.requests).toHaveLength(5)
  })

  it('give a function for refreshInterval the data that it had before a 404', async () => {
    const api = createFakeApi()
    const given: unknown[] = []
    const refreshInterval = (data: unknown) => {
      given.push(data)
      return 0
    }
    const page = probe(() => useClerkSWR('/api/foo', { refreshInterval }).mutate, { ...alice, api })
    await settle(50)
    given.length = 0
    api.statuses.push(404)
    await act(async () => page.last()?.())
    await settle()
    expect(given.length).toBeGreaterThan(0)
    expect(new Set(given)).toEqual(new Set(['alice /api/foo']))
  })
})

describe("the app's middleware", () => {
  it("may call the fetcher with a key only, as SWR's own example does", async () => {
    const serialize: Middleware = (useSWRNext) => (key, fetcher, config) =>
      useSWRNext(JSON.stringify(key), ((text: string) => fetcher?.(JSON.parse(text))) as typeof fetcher, config)
    const page = probe(
      () => [
        useClerkSWR('/api/foo').data,
        useClerkSWR({ url: '/api/bar' }, async ({ url }, { authFetch }) => (await authFetch(url)).json()).data,
      ],
      { ...alice, swr: { use: [serialize] } },
    )
    await sees(page, ['alice /api/foo', 'alice /api/bar'])
  })

  it('may spread a tuple, and authFetch comes after it', async () => {
    const spread: Middleware = (useSWRNext) => (key, fetcher, config) =>
      useSWRNext(key, ((parts: unknown[]) => fetcher?.(...parts)) as typeof fetcher, config)
    const load = async (url: string, id: number, { authFetch }: { authFetch: typeof fetch }) =>
      (await authFetch(`${url}/${id}`)).json()
    const page = probe(() => useClerkSWR(['/api/foo', 1], load as never).data, { ...alice, swr: { use: [spread] } })
    await sees(page, 'alice /api/foo/1')
  })
})

describe('revalidation on mount runs once the owner is known', () => {
  const fallback = { [clerkSWRKey('/api/foo', { userId: 'alice' })]: 'prefetched' }

  it.each([
    ['sends nothing', { revalidateOnMount: false }, 0],
    ['sends a request', { revalidateOnMount: true, revalidateIfStale: false }, 1],
    ['sends a request', { revalidateOnMount: true }, 1],
    ['sends nothing', { revalidateIfStale: false }, 0],
  ])('%s with %j and data', async (_what, config, requests) => {
    const loaded = probe(() => useClerkSWR('/api/foo', config).data, { ...alice, swr: { fallback } })
    const loading = probe(() => useClerkSWR('/api/foo', config).data, { swr: { fallback } })
    await settle()
    loading.auth.signIn('alice')
    await settle(80)
    expect(loaded.api.requests).toHaveLength(requests)
    expect(loading.api.requests).toHaveLength(requests)
    expect(loading.seen).toContain('prefetched')
  })

  it('sends nothing without data if revalidateOnMount is false', async () => {
    const page = probe(() => useClerkSWR('/api/foo', { revalidateOnMount: false }).data)
    await settle()
    page.auth.signIn('alice')
    await settle(50)
    expect(page.api.requests).toEqual([])
  })
})

it('preload under the name of the entry is what the hook shows', async () => {
  const { preload } = await import('swr')
  await preload(clerkSWRKey('/api/preloaded', { userId: 'alice' }), async () => 'preloaded')
  const page = probe(() => useClerkSWR('/api/preloaded').data, alice)
  await sees(page, 'preloaded')
  expect(page.api.requests).toEqual([])
})

it('the plain onErrorRetry of SWR counts as a rule of the app', async () => {
  const api = createFakeApi()
  api.statuses.push(404)
  const onErrorRetry = vi.fn(SWRConfig.defaultValue.onErrorRetry)
  const page = probe(() => useClerkSWR('/api/foo').data, {
    ...alice,
    api,
    swr: { onErrorRetry, errorRetryInterval: 5 },
  })
  await sees(page, 'alice /api/foo')
  expect(onErrorRetry).toHaveBeenCalledTimes(1)
})
