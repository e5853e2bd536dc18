// What a provider holds on to, compares and listens to.
import { act } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useAuthFetch, type AuthState } from '../src/fetch.js'
import { useAuthInfiniteQuery, useAuthMutation, useAuthQuery } from '../src/query.js'
import { useClerkSWR } from '../src/swr.js'
import { collectGarbage } from './support/collect-garbage.js'
import { createFakeAuth, makeToken } from './support/fake-auth.js'
import { createFakeApi } from './support/fake-api.js'
import { probe, sees, settle } from './support/probe.js'

afterEach(() => vi.restoreAllMocks())

describe('a useAuth without orgId', () => {
  function createAuthWithout() {
    const auth = createFakeAuth({ userId: 'alice' })
    const getToken = async () => makeToken({ userId: 'alice', orgId: 'acme' })
    function useAuth(): AuthState {
      const { isLoaded, isSignedIn, userId } = auth.useAuth()
      return { isLoaded, isSignedIn, userId, getToken }
    }
    return { ...auth, useAuth }
  }

  it('sends a token that names an organization, and a developer is told once that the cache does not follow it', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const page = probe(
      () => [useAuthQuery<string>({ queryKey: ['foo'], url: '/api/foo' }).data, useClerkSWR('/api/swr').data],
      {
        auth: createAuthWithout(),
      },
    )
    await sees(page, ['alice@acme /api/foo', 'alice@acme /api/swr'])
    expect(warn.mock.calls.flat().filter((text) => String(text).includes('orgId'))).toHaveLength(1)
  })

  it('still compares the user', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const page = probe(() => useAuthFetch(), { auth: createAuthWithout() })
    page.auth.signIn('bob')
    await settle()
    await expect(page.last()?.('/api/foo')).rejects.toMatchObject({ name: 'IdentityChangedError' })
  })
})

it.each([
  ['without a signal of their own', false],
  ['with a signal of their own', true],
])('finished requests %s leave no listener behind where there is no AbortSignal.any', async (_what, hasOwn) => {
  const { any } = AbortSignal
  Reflect.deleteProperty(AbortSignal, 'any')
  const listening = new Map<EventTarget, number>()
  const count = (by: number) =>
    function counted(this: AbortSignal) {
      listening.set(this, (listening.get(this) ?? 0) + by)
    }
  const { addEventListener, removeEventListener } = AbortSignal.prototype
  vi.spyOn(AbortSignal.prototype, 'addEventListener').mockImplementation(function add(this: AbortSignal, ...args) {
    count(1).call(this)
    return addEventListener.apply(this, args)
  })
  vi.spyOn(AbortSignal.prototype, 'removeEventListener').mockImplementation(function remove(
    this: AbortSignal,
    ...args
  ) {
    count(-1).call(this)
    return removeEventListener.apply(this, args)
  })
  try {
    const page = probe(() => useAuthFetch(), { as: { userId: 'alice' } })
    const { signal } = new AbortController()
    for (let turn = 0; turn < 100; turn += 1) {
      page.api.statuses.push(turn % 3 === 0 ? 500 : 200)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await (await page.last()?.('/api/foo', hasOwn ? { signal } : {}))?.text()
    }
    expect(Math.max(...listening.values())).toBeLessThanOrEqual(1)
    expect(listening.size).toBeGreaterThan(0)

    // A request that is under way is aborted all the same, with the reason.
    page.api.hold()
    const held = page.last()?.('/api/held')
    await vi.waitUntil(() => page.api.requests.some(({ path }) => path === '/api/held'))
    page.auth.signIn('bob')
    await expect(held).rejects.toMatchObject({ name: 'IdentityChangedError' })
  } finally {
    AbortSignal.any = any
  }
})

it.each([
  ['useAuthQuery', () => useAuthQuery<object>({ queryKey: ['foo'], url: '/api/foo' }).data],
  [
    'useAuthQuery with select',
    () =>
      useAuthQuery<object, Error, object>({ queryKey: ['foo'], url: '/api/foo', select: (data) => ({ data }) }).data,
  ],
  [
    'useAuthInfiniteQuery',
    () =>
      useAuthInfiniteQuery<object>({
        queryKey: ['foo'],
        url: '/api/foo',
        initialPageParam: 0,
        getNextPageParam: () => null,
      }).data,
  ],
] as const)(
  '%s keeps nothing of the last user in memory after a sign-out and one more render',
  async (_name, useData) => {
    let held: WeakRef<object> | undefined
    const api = { ...createFakeApi(), fetch: async () => Response.json({ secret: 'of Alice' }) }
    function useHeld() {
      const data = useData()
      if (data) held = new WeakRef(data)
      return data !== undefined
    }
    const page = probe(useHeld, { as: { userId: 'alice' }, api })
    await sees(page, true)
    await act(async () => {
      page.auth.signOut()
      await settle()
    })
    page.rerender(page.withChildren())
    await settle()
    page.rerender(page.withChildren())
    await settle()
    collectGarbage()
    await settle()
    collectGarbage()
    expect(held).toBeDefined()
    expect(held?.deref()).toBeUndefined()
  },
)

it('useAuthMutation keeps nothing of the last user in memory after a sign-out and one more render', async () => {
  const api = { ...createFakeApi(), fetch: async () => Response.json({ secret: 'of Alice' }) }
  const page = probe(() => useAuthMutation<object>({ url: '/api/foo' }), { as: { userId: 'alice' }, api })
  async function mutate(): Promise<WeakRef<object>> {
    return new WeakRef((await page.last()?.mutateAsync()) ?? {})
  }
  const held = await mutate()
  await settle()
  ;(page.seen as unknown[]).length = 0
  await act(async () => {
    page.auth.signOut()
    await settle()
  })
  page.rerender(page.withChildren())
  await settle()
  collectGarbage()
  await settle()
  collectGarbage()
  expect(held.deref()).toBeUndefined()
})
