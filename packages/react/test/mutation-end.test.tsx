// Mutations that are running or waiting when their user or organization changes.
import { MutationCache, onlineManager, QueryClient, useIsMutating } from '@tanstack/react-query'
import { act } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { useAuthIdentity } from '../src/fetch.js'
import { useAuthMutation } from '../src/query.js'
import { probe, settle, type Probe } from './support/probe.js'

afterEach(() => onlineManager.setOnline(true))

const alice = { as: { userId: 'alice' } }

type Move = (auth: Probe<unknown>['auth']) => void
const moves: readonly (readonly [string, Move])[] = [
  ['Bob signs in', (auth) => auth.signIn('bob')],
  ['Alice signs out', (auth) => auth.signOut()],
  ['Alice switches to another organization', (auth) => auth.signIn('alice', 'globex')],
]

/** Records the arguments of each callback of a mutation. */
function recordCalls() {
  const calls: unknown[][] = []
  const record =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push([name, ...args.slice(0, -1).map((arg) => (arg instanceof Error ? arg.name : arg))])
    }
  return {
    calls,
    callbacks: {
      onMutate: () => 'undo',
      onSuccess: record('onSuccess'),
      onError: record('onError'),
      onSettled: record('onSettled'),
    },
  }
}

const failed = [
  ['onError', 'IdentityChangedError', 'tea', 'undo'],
  ['onSettled', undefined, 'IdentityChangedError', 'tea', 'undo'],
]

describe.each(moves)('when %s', (_what, move) => {
  it('a mutationFn that continues after its request delivers no result', async () => {
    const { calls, callbacks } = recordCalls()
    let goOn: (() => void) | undefined
    const page = probe(
      () =>
        useAuthMutation<string, Error, string>({
          ...callbacks,
          async mutationFn(item, { authFetch }) {
            const response = await authFetch('/api/orders', { method: 'POST', body: item })
            const data: string = await response.json()
            await new Promise<void>((resolve) => (goOn = resolve))
            return data
          },
        }),
      alice,
    )
    const done = page.last()?.mutateAsync('tea')
    await vi.waitUntil(() => goOn)
    move(page.auth)
    await expect(done).rejects.toMatchObject({ name: 'IdentityChangedError' })
    goOn?.()
    await settle()
    expect(calls).toEqual(failed)
    expect(page.last()).toMatchObject({ status: 'idle', data: undefined, variables: undefined })
  })

  it('a mutationFn that continues after its request fails, even if only its onError and the mutation cache listen', async () => {
    const { calls, callbacks } = recordCalls()
    const ofCache = recordCalls()
    let goOn: (() => void) | undefined
    const page = probe(
      () =>
        useAuthMutation<string, Error, string>({
          onError: callbacks.onError,
          async mutationFn(_item, { authFetch }) {
            const response = await authFetch('/api/orders', { method: 'POST' })
            await new Promise<void>((resolve) => (goOn = resolve))
            return response.text()
          },
        }),
      { ...alice, client: new QueryClient({ mutationCache: new MutationCache(ofCache.callbacks) }) },
    )
    act(() => page.last()?.mutate('tea'))
    await vi.waitUntil(() => goOn)
    move(page.auth)
    goOn?.()
    await settle()
    expect(calls).toEqual([['onError', 'IdentityChangedError', 'tea', undefined]])
    expect(ofCache.calls.map(([name]) => name)).toEqual(['onError', 'onSettled'])
  })

  it('a mutation that waits for a retry calls its error callbacks, even when the browser goes offline meanwhile', async () => {
    const { calls, callbacks } = recordCalls()
    const sends = vi.fn(() => Promise.reject(new Error('down')))
    const page = probe(
      () => useAuthMutation<string, Error, string>({ ...callbacks, mutationFn: sends, retry: 5, retryDelay: 500 }),
      alice,
    )
    act(() => page.last()?.mutate('tea'))
    await vi.waitUntil(() => sends.mock.calls.length > 0)
    move(page.auth)
    act(() => onlineManager.setOnline(false))
    await settle(600)
    act(() => onlineManager.setOnline(true))
    await settle()
    expect(calls).toEqual(failed)
    expect(sends).toHaveBeenCalledOnce()
  })

  it('a slow schema delivers no result', async () => {
    const { calls, callbacks } = recordCalls()
    let goOn: (() => void) | undefined
    const schema = z.string().refine(() => new Promise((resolve) => (goOn = () => resolve(true))))
    const page = probe(
      () => useAuthMutation<string, Error, string>({ ...callbacks, url: '/api/orders', schema }),
      alice,
    )
    const done = page.last()?.mutateAsync('tea')
    await vi.waitUntil(() => goOn)
    move(page.auth)
    await expect(done).rejects.toMatchObject({ name: 'IdentityChangedError' })
    goOn?.()
    await settle()
    expect(calls).toEqual(failed)
  })

  it('after a slow onSuccess, no other callback receives the response', async () => {
    const { calls, callbacks } = recordCalls()
    let goOn: (() => void) | undefined
    const page = probe(
      () =>
        useAuthMutation<string, Error, string>({
          ...callbacks,
          url: '/api/orders',
          onSuccess: () => new Promise<void>((resolve) => (goOn = resolve)),
        }),
      alice,
    )
    const done = page.last()?.mutateAsync('tea')
    await vi.waitUntil(() => goOn)
    move(page.auth)
    await expect(done).rejects.toMatchObject({ name: 'IdentityChangedError' })
    goOn?.()
    await settle()
    expect(calls).toEqual(failed)
  })

  it.each([
    ['to be online', {}],
    ['for its turn', { scope: { id: 'orders' } }],
  ])('a mutation that waits %s rejects at once, and its callbacks run', async (why, options) => {
    const { calls, callbacks } = recordCalls()
    const page = probe(
      () => ({
        mutation: useAuthMutation<string, Error, string>({ ...callbacks, ...options, url: '/api/orders' }),
        first: useAuthMutation<string, Error, string>({ ...options, mutationFn: () => new Promise(() => {}) }),
        count: useIsMutating(),
        user: useAuthIdentity(),
      }),
      alice,
    )
    if (why === 'to be online') onlineManager.setOnline(false)
    else act(() => page.last()?.first.mutate('the one before'))
    const onSettled = vi.fn()
    const done = page.last()?.mutation.mutateAsync('tea').finally(onSettled)
    await settle()
    expect(page.last()?.mutation.isPaused).toBe(true)
    move(page.auth)
    await expect(done).rejects.toMatchObject({ name: 'IdentityChangedError' })
    await settle()
    expect(onSettled).toHaveBeenCalledOnce()
    expect(calls).toEqual(failed)
    expect(page.last()).toMatchObject({ count: 0, mutation: { status: 'idle', isPaused: false } })
    onlineManager.setOnline(true)
    await page.client.resumePausedMutations()
    await settle()
    expect(page.api.requests).toEqual([])
    expect(calls).toEqual(failed)
  })

  it('a mutation that waits for a retry rejects at once, and is not retried', async () => {
    const page = probe(
      () => useAuthMutation<string, Error, string>({ url: '/api/orders', retry: 5, retryDelay: 200 }),
      alice,
    )
    page.api.statuses.push(500, 500, 500, 500, 500, 500)
    const done = page.last()?.mutateAsync('tea')
    await vi.waitUntil(() => page.last()?.failureCount === 1, { interval: 5 })
    move(page.auth)
    await expect(done).rejects.toMatchObject({ name: 'IdentityChangedError' })
    await settle(300)
    expect(page.api.requests).toHaveLength(1)
  })
})

it('a mutation that has waited to be online since before Clerk loaded rejects when the user changes', async () => {
  onlineManager.setOnline(false)
  const { calls, callbacks } = recordCalls()
  const page = probe(() => useAuthMutation<string, Error, string>({ ...callbacks, url: '/api/orders' }))
  const done = page.last()?.mutateAsync('tea')
  await settle()
  page.auth.signIn('alice')
  await settle()
  expect(calls).toEqual([])
  page.auth.signIn('bob')
  await expect(done).rejects.toMatchObject({ name: 'IdentityChangedError' })
  await settle()
  expect(calls).toEqual(failed)
})

it("another mounted provider's mutation continues to wait, and is sent", async () => {
  onlineManager.setOnline(false)
  const client = new QueryClient()
  const useAdd = () => useAuthMutation<string, Error, string>({ url: '/api/orders' })
  const one = probe(useAdd, { as: { userId: 'alice' }, client })
  const two = probe(useAdd, { as: { userId: 'bob' }, client })
  const done = one.last()?.mutateAsync('tea')
  await settle()
  two.auth.signOut()
  await settle()
  onlineManager.setOnline(true)
  await client.resumePausedMutations()
  expect(await done).toBe('alice /api/orders')
})

it('a mutation that settles leaves no listener on the signal of its owner', async () => {
  const page = probe(() => useAuthMutation<string, Error, string>({ url: '/api/orders' }), alice)
  const add = vi.spyOn(AbortSignal.prototype, 'addEventListener')
  const remove = vi.spyOn(AbortSignal.prototype, 'removeEventListener')
  for (let count = 0; count < 20; count += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.last()?.mutateAsync('tea')
  }
  await settle()
  const [added, removed] = [add.mock.calls.length, remove.mock.calls.length]
  add.mockRestore()
  remove.mockRestore()
  expect(added).toBeGreaterThanOrEqual(20)
  expect(removed).toBe(added)
})

it('a mutation that waits for a retry in a scope calls its error callbacks, even if the next user has a mutation in that scope', async () => {
  const { calls, callbacks } = recordCalls()
  const page = probe(
    () =>
      useAuthMutation<string, Error, string>({
        ...callbacks,
        url: '/api/orders',
        scope: { id: 'orders' },
        retry: 1,
        retryDelay: 50,
      }),
    alice,
  )
  page.api.statuses.push(500)
  const done = page.last()?.mutateAsync('tea')
  await vi.waitUntil(() => page.last()?.failureCount === 1, { interval: 5 })
  page.auth.signIn('bob')
  await expect(done).rejects.toMatchObject({ name: 'IdentityChangedError' })
  await settle()
  page.api.hold()
  const next = page.last()?.mutateAsync('coffee')
  await settle(150)
  expect(calls).toEqual(failed)
  page.api.release()
  expect(await next).toBe('bob /api/orders')
})

it("a mutation of another mounted provider is sent after it waited in a scope for the last user's mutation", async () => {
  const client = new QueryClient()
  const scope = { id: 'orders' }
  const endless = probe(() => useAuthMutation<string>({ scope, mutationFn: () => new Promise(() => {}) }), {
    ...alice,
    client,
  })
  const two = probe(() => useAuthMutation<string, Error, string>({ scope, url: '/api/orders' }), {
    as: { userId: 'bob' },
    client,
  })
  endless.last()?.mutate()
  await settle()
  const done = two.last()?.mutateAsync('coffee')
  await settle()
  expect(two.api.requests).toEqual([])
  endless.auth.signOut()
  expect(await done).toBe('bob /api/orders')
})
