// A token captured in an earlier render has expired when it is used.
import { useQuery } from '@tanstack/react-query'
import { fetchJson } from '@x/auth-fetch'
import { useEffect, useState } from 'react'
import useSWR, { type SWRConfiguration } from 'swr'
import { describe, expect, it } from 'vitest'
import { useAuthQuery } from '../src/query.js'
import { useClerkSWR } from '../src/swr.js'
import { createFakeAuth, makeToken } from './support/fake-auth.js'
import { createFakeApi, type FakeApi } from './support/fake-api.js'
import { probe, settle } from './support/probe.js'

const often = 20
const swrOften: SWRConfiguration = { refreshInterval: often, refreshWhenHidden: true }

/** An API that takes the newest token alone, as after 60 s. */
function createStrictApi() {
  const auth = createFakeAuth({ userId: 'alice' })
  const api = createFakeApi()
  let version = 0
  const strict: FakeApi = {
    ...api,
    fetch(input, init) {
      const isNewest =
        new Headers(init?.headers).get('authorization') === `Bearer ${makeToken({ userId: 'alice' }, version)}`
      if (!isNewest) api.statuses.push(401)
      return api.fetch(input, init)
    },
  }
  return {
    auth,
    api: strict,
    expire() {
      version += 1
      auth.refreshToken()
    },
  }
}

/** What teams write by hand: the token is read once. */
function useToken(useAuth: ReturnType<typeof createFakeAuth>['useAuth']): string | null | undefined {
  const { getToken } = useAuth()
  const [token, setToken] = useState<string | null>()
  useEffect(() => {
    void Promise.resolve(getToken()).then((value) => setToken(value ?? null))
    // oxlint-disable-next-line react/exhaustive-deps -- the mistake that is shown
  }, [])
  return token
}

describe.each(['swr', 'query'] as const)('with %s', (library) => {
  it('the plain hook with a captured token fails after the token expires', async () => {
    const { auth, api, expire } = createStrictApi()
    const page = probe(
      () => {
        const token = useToken(auth.useAuth)
        const load = () => fetchJson(api.fetch, '/api/foo', { headers: { Authorization: `Bearer ${token}` } })
        const swr = useSWR(library === 'swr' && token ? '/api/foo' : null, load, swrOften)
        const query = useQuery({
          queryKey: ['foo'],
          queryFn: load,
          enabled: library === 'query' && !!token,
          refetchInterval: often,
          retry: false,
        })
        return library === 'swr' ? swr.error : query.error
      },
      { auth, api },
    )
    await settle(60)
    expect(page.last() ?? null).toBeNull()
    expire()
    await settle(100)
    expect(page.last()).toMatchObject({ status: 401 })
  })

  it('our hook gets a token per request, and each is accepted', async () => {
    const { auth, api, expire } = createStrictApi()
    const page = probe(
      () => {
        const swr = useClerkSWR(library === 'swr' ? '/api/foo' : null, swrOften)
        const query = useAuthQuery({
          queryKey: ['foo'],
          url: '/api/foo',
          enabled: library === 'query',
          refetchInterval: often,
        })
        return library === 'swr' ? swr.error : query.error
      },
      { auth, api },
    )
    for (let round = 0; round < 3; round += 1) {
      await settle(60)
      expire()
    }
    await settle(60)
    expect(page.seen.every((error) => !error)).toBe(true)
    expect(api.requests.length).toBeGreaterThan(4)
    expect(api.requests.every(({ user }) => user === 'alice')).toBe(true)
    expect(auth.calls).toHaveLength(api.requests.length)
  })
})
