// The cache libraries retry a 401.
import { QueryClient, useQuery } from '@tanstack/react-query'
import { fetchJson } from '@x/auth-fetch'
import { useRef } from 'react'
import useSWR from 'swr'
import { describe, expect, it } from 'vitest'
import { useAuthFetch } from '../src/fetch.js'
import { useAuthQuery, type UseAuthQueryOptions } from '../src/query.js'
import { useClerkSWR, type ClerkSWRConfiguration } from '../src/swr.js'
import { createFakeApi } from './support/fake-api.js'
import { probe, settle } from './support/probe.js'

/** Refuses everything; a fresh token does not help either. */
function createRefusingApi(status = 401) {
  const api = createFakeApi()
  api.statuses.push(...Array.from({ length: 50 }, () => status))
  return api
}

/** The libraries' own retries, sooner. */
const soon = { swr: { errorRetryInterval: 5 }, query: { retryDelay: 5 } }

describe('the plain hooks', () => {
  it('retry a 401', async () => {
    const { api } = probe(
      () => {
        const authFetch = useAuthFetch()
        useSWR('/api/swr', (url: string) => fetchJson(authFetch, url), soon.swr)
        return useQuery({ queryKey: ['foo'], queryFn: () => fetchJson(authFetch, '/api/query'), ...soon.query }).status
      },
      { as: { userId: 'alice' }, api: createRefusingApi() },
    )
    await settle(300)
    const count = (path: string) => api.requests.filter((request) => request.path === path).length
    expect(count('/api/query')).toBe(4)
    expect(count('/api/swr')).toBeGreaterThan(2)
  })
})

function sendsOf(useBoth: () => unknown, status: number, client = new QueryClient()) {
  const page = probe(useBoth, { as: { userId: 'alice' }, api: createRefusingApi(status), client, swr: soon.swr })
  return settle(150).then(() => (path: string) => page.api.requests.filter((request) => request.path === path).length)
}

function useOurs(query?: Partial<UseAuthQueryOptions>, swr?: ClerkSWRConfiguration) {
  useClerkSWR('/api/swr', swr ?? {})
  const options: UseAuthQueryOptions = { queryKey: ['foo'], url: '/api/query', ...soon.query }
  return useAuthQuery({ ...options, ...query } as UseAuthQueryOptions).status
}

describe('ours', () => {
  it.each([400, 401, 403, 404])('do not retry a %i', async (status) => {
    const count = await sendsOf(() => useOurs(), status)
    expect([count('/api/swr'), count('/api/query')]).toEqual([1, 1])
  })

  it('continue at their refresh interval after a 404', async () => {
    const every = { refreshInterval: 20, refreshWhenHidden: true }
    const count = await sendsOf(() => useOurs({ refetchInterval: 20, refetchIntervalInBackground: true }, every), 404)
    expect(count('/api/swr')).toBeGreaterThan(2)
    // One chain of tries: at most one for each interval, and the first.
    expect(count('/api/swr')).toBeLessThanOrEqual(9)
    expect(count('/api/query')).toBeGreaterThan(2)
  })

  it.each([429, 503])('retry a %i', async (status) => {
    const count = await sendsOf(() => useOurs(), status)
    expect(count('/api/swr')).toBeGreaterThan(1)
    expect(count('/api/query')).toBe(4)
  })

  it.each([
    ['a month', '2592000'],
    ['a millisecond', '0.001'],
    ['no time', '0'],
    ['no time, as a server does whose clock is behind', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ])('hold back when the server asks for %s', async (_, retryAfter) => {
    const api = createFakeApi()
    const fetch = (...args: Parameters<typeof api.fetch>) => {
      void api.fetch(...args)
      return Promise.resolve(new Response(null, { status: 429, headers: { 'Retry-After': retryAfter } }))
    }
    probe(() => useClerkSWR('/api/swr'), { as: { userId: 'alice' }, api: { ...api, fetch } })
    await settle(150)
    expect(api.requests).toHaveLength(1)
  })

  it('show the error at once when the server asks for an hour', async () => {
    const api = createFakeApi()
    const fetch = (...args: Parameters<typeof api.fetch>) => {
      void api.fetch(...args)
      return Promise.resolve(new Response(null, { status: 503, headers: { 'Retry-After': '3600' } }))
    }
    const page = probe(
      () => {
        const swr = useClerkSWR('/api/swr')
        const query = useAuthQuery({ queryKey: ['query'], url: '/api/query' })
        return [swr.isLoading, swr.error?.name, query.status, query.error?.name]
      },
      { as: { userId: 'alice' }, api: { ...api, fetch } },
    )
    await settle(50)
    expect(page.last()).toEqual([false, 'HttpError', 'error', 'HttpError'])
    expect(api.requests).toHaveLength(2)
  })

  it("follow the hook's own rule", async () => {
    const count = await sendsOf(() => useOurs({ retry: 1 }, { shouldRetryOnError: true }), 403)
    expect(count('/api/query')).toBe(2)
    expect(count('/api/swr')).toBeGreaterThan(1)
  })

  it("follow the client's defaults", async () => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: 2 } } })
    const count = await sendsOf(() => useOurs(), 403, client)
    expect(count('/api/query')).toBe(3)
  })

  it("follow the app's onErrorRetry", async () => {
    const asked: unknown[] = []
    function useBoth() {
      const calls = useRef(asked)
      return useOurs({}, { onErrorRetry: (error) => calls.current.push(error) })
    }
    await sendsOf(useBoth, 403)
    expect(asked).toMatchObject([{ status: 403 }])
  })

  it('do not retry after sign-out', async () => {
    const api = createRefusingApi(503)
    const page = probe(() => useOurs({ retryDelay: 40 }, { errorRetryInterval: 40 }), { as: { userId: 'alice' }, api })
    await settle(10)
    page.auth.signOut()
    await settle(150)
    expect(api.requests).toHaveLength(2)
  })
})
