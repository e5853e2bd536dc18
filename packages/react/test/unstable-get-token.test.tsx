// Effects that depend on an unstable `getToken` run forever. A stable copy of an old `getToken` is outdated.
import { act } from '@testing-library/react'
import { useCallback, useEffect, useState } from 'react'
import { expect, it } from 'vitest'
import { useAuthFetch } from '../src/fetch.js'
import { createFakeAuth } from './support/fake-auth.js'
import { createFakeApi } from './support/fake-api.js'
import { probe, settle } from './support/probe.js'

function useLoaded(load: (path: string) => Promise<unknown>): number {
  const [rounds, setRounds] = useState(0)
  useEffect(() => {
    let isOver = false
    void load('/api/foo').then(() => !isOver && setRounds((round) => round + 1))
    return () => {
      isOver = true
    }
  }, [load])
  return rounds
}

it('a wrapper that depends on getToken fetches forever', async () => {
  const auth = createFakeAuth({ userId: 'alice' })
  const api = createFakeApi()
  const page = probe(
    () => {
      const { getToken } = auth.useAuth()
      const load = useCallback(
        async (path: string) => api.fetch(path, { headers: { Authorization: `Bearer ${await getToken()}` } }),
        [getToken],
      )
      return useLoaded(load)
    },
    { auth, api },
  )
  await settle(100)
  expect(page.api.requests.length).toBeGreaterThan(10)
  page.unmount()
})

it('useAuthFetch fetches once', async () => {
  const page = probe(() => useLoaded(useAuthFetch()), { as: { userId: 'alice' } })
  await settle(100)
  expect(page.api.requests).toHaveLength(1)
  expect(page.last()).toBe(1)
})

it('useAuthFetch returns the same function over 50 renders, and always calls the newest getToken', async () => {
  const auth = createFakeAuth({ userId: 'alice' })
  const handedOut: number[] = []
  let renders = 0
  const useAuth = () => {
    const number = (renders += 1)
    const state = auth.useAuth()
    const { getToken } = state
    return {
      ...state,
      getToken: (...args: Parameters<typeof getToken>) => {
        handedOut.push(number)
        return getToken(...args)
      },
    }
  }
  const page = probe(() => useAuthFetch(), { auth: { ...auth, useAuth } })
  const first = page.last()
  for (let round = 0; round < 50; round += 1) act(() => auth.refreshToken())
  act(() => page.rerender(page.withChildren()))
  expect(renders).toBeGreaterThan(50)
  expect(new Set(page.seen)).toEqual(new Set([first]))
  await first?.('/api/foo')
  expect(handedOut).toEqual([renders])
})
