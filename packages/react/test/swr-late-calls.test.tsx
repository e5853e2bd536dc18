// What a function that a hook handed out does once its owner is gone.
import { act } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { useAuthIdentity } from '../src/fetch.js'
import {
  clerkSWRKey,
  useClerkMutate,
  useClerkSWR,
  useClerkSWRInfinite,
  useClerkSWRMutation,
  type ClerkMutate,
} from '../src/swr.js'
import { probe, settle, type Probe } from './support/probe.js'

const alice = { as: { userId: 'alice' } }

/** Lets Bob sign in, and Alice's function be called after that. */
async function afterBob(page: Probe<unknown>, call: () => Promise<unknown>): Promise<unknown> {
  page.auth.signIn('bob')
  await settle(50)
  const result = await act(async () => call().catch((error: unknown) => error))
  await settle(50)
  return result
}

const written = { revalidate: false }

describe('mutate of useClerkSWR', () => {
  it("of Alice writes nothing into Bob's entry", async () => {
    const page = probe(() => {
      const { data, mutate } = useClerkSWR('/api/foo')
      return { user: useAuthIdentity()?.userId, data, mutate }
    }, alice)
    await settle(50)
    const mutate = page.last()?.mutate
    expect(await afterBob(page, async () => mutate?.('alice late', written))).toBeUndefined()
    expect(page.last()).toMatchObject({ user: 'bob', data: 'bob /api/foo' })
    expect(JSON.stringify([...page.cache.keys()].map((key) => page.cache.get(key)))).not.toContain('alice')
  })

  it('of a page where nobody is signed in brings back no entry of the last user', async () => {
    const page = probe(() => useClerkSWR('/api/foo').mutate, alice)
    await settle(50)
    page.auth.signOut()
    await settle(50)
    await act(async () => page.last()?.('late', written))
    await settle()
    expect([...page.cache.keys()]).toEqual([])
  })

  it("of Bob, whose hook has no key, leaves Alice's alone", async () => {
    const page = probe(() => {
      const isAlice = useAuthIdentity()?.userId === 'alice'
      return useClerkSWR(isAlice ? '/api/foo' : null).mutate
    }, alice)
    await settle(50)
    page.auth.signIn('bob')
    await settle(50)
    await act(async () => page.last()?.('bob late', written))
    await settle()
    expect([...page.cache.keys()]).toEqual([])
  })

  it('taken before Clerk was loaded is for who signs in then, and for nobody after', async () => {
    const page = probe(() => {
      const { data, mutate } = useClerkSWR('/api/foo')
      return { data, mutate }
    })
    await settle()
    const mutate = page.last()?.mutate
    page.auth.signIn('alice')
    await settle(50)
    await act(async () => mutate?.('written', written))
    expect(page.last()?.data).toBe('written')
    await afterBob(page, async () => mutate?.('alice late', written))
    expect(page.last()?.data).toBe('bob /api/foo')
  })

  it('is the same function whatever the key, until the identity changes', async () => {
    const page = probe(() => {
      const [id, setId] = useState(1)
      const { data, mutate } = useClerkSWR(`/api/${id}`)
      return { data, mutate, setId }
    }, alice)
    await settle(50)
    await act(async () => page.last()?.setId(2))
    await settle(50)
    expect(page.last()?.data).toBe('alice /api/2')
    expect(new Set(page.seen.map(({ mutate }) => mutate)).size).toBe(1)
    await act(async () => page.last()?.mutate('written', written))
    expect(page.last()?.data).toBe('written')
    page.auth.signIn('bob')
    await settle(50)
    expect(new Set(page.seen.map(({ mutate }) => mutate)).size).toBe(2)
  })
})

describe('those of useClerkSWRInfinite', () => {
  const useList = () => {
    const { data, size, setSize, mutate } = useClerkSWRInfinite((index) => `/api/${index}`)
    return { data, size, setSize, mutate }
  }

  it("mutate of Alice writes nothing into Bob's list", async () => {
    const page = probe(useList, alice)
    await settle(50)
    const mutate = page.last()?.mutate
    expect(await afterBob(page, async () => mutate?.(['alice late'], written))).toBeUndefined()
    expect(page.last()?.data).toEqual(['bob /api/0'])
  })

  it("setSize of Alice leaves Bob's list alone, and no entry of hers", async () => {
    const page = probe(useList, alice)
    await settle(50)
    const setSize = page.last()?.setSize
    page.auth.signIn('bob')
    await settle(50)
    const requests = page.api.requests.length
    await act(async () => setSize?.(2))
    await settle(50)
    expect(page.api.requests).toHaveLength(requests)
    expect([...page.cache.keys()].join('')).not.toContain('alice')
    await act(async () => page.last()?.setSize(2))
    await settle(50)
    expect(page.last()).toMatchObject({ size: 2, data: ['bob /api/0', 'bob /api/1'] })
  })
})

describe('trigger of useClerkSWRMutation', () => {
  it('of Alice sends nothing as Bob, and rejects', async () => {
    const page = probe(() => useClerkSWRMutation('/api/foo').trigger, alice)
    await settle()
    const trigger = page.last()
    expect(await afterBob(page, async () => trigger?.('alice late'))).toMatchObject({ name: 'IdentityChangedError' })
    expect(page.api.requests).toEqual([])
    expect(await page.last()?.('of bob')).toBe('bob /api/foo')
  })

  it.each([
    ['of the hook', { throwOnError: false }, undefined],
    ['of the call', undefined, { throwOnError: false }],
  ])('resolves with nothing where throwOnError %s is false', async (_whose, config, options) => {
    const page = probe(() => useClerkSWRMutation('/api/foo', config).trigger, alice)
    await settle()
    const trigger = page.last()
    expect(
      await afterBob(page, async () => trigger?.('alice late', options as { throwOnError: false })),
    ).toBeUndefined()
    expect(page.api.requests).toEqual([])
  })

  it('taken before Clerk was loaded sends as who signs in then', async () => {
    const page = probe(() => useClerkSWRMutation('/api/foo').trigger)
    await settle()
    const trigger = page.last()
    page.auth.signIn('alice')
    await settle()
    expect(await trigger?.('early')).toBe('alice /api/foo')
    expect(await afterBob(page, async () => trigger?.('late'))).toMatchObject({ name: 'IdentityChangedError' })
  })
})

describe('useClerkMutate', () => {
  it('of Alice writes nothing once she is signed out, by key and by filter', async () => {
    const page = probe(() => [useClerkSWR('/api/foo').data, useClerkMutate()] as const, alice)
    await settle(50)
    const mutate = page.last()?.[1] as ClerkMutate // the probe has rendered
    page.auth.signOut()
    await settle(50)
    expect(await mutate('/api/foo', 'alice late', written)).toBeUndefined()
    expect(await mutate(() => true, 'alice late', written)).toEqual([])
    await settle()
    expect([...page.cache.keys()]).toEqual([])
  })

  it("of Bob does not write to an entry that clerkSWRKey names as Alice's", async () => {
    const page = probe(() => useClerkMutate(), { as: { userId: 'bob' } })
    expect(await page.last()?.(clerkSWRKey('/api/foo', { userId: 'alice' }), 'of bob', written)).toBeUndefined()
    await settle()
    expect([...page.cache.keys()]).toEqual([])
  })

  it('reaches the public entries of nobody with signedOut: anonymous', async () => {
    const page = probe(() => [useClerkSWR('/api/foo').data, useClerkMutate()] as const, {
      as: null,
      options: { signedOut: 'anonymous' },
    })
    await settle(50)
    const mutate = page.last()?.[1] as ClerkMutate // the probe has rendered
    expect(await act(async () => mutate('/api/foo', 'written', written))).toBe('written')
    expect(page.last()?.[0]).toBe('written')
    expect(await act(async () => mutate(() => true))).toEqual(['nobody /api/foo'])
  })

  it('gives an empty list to a filter when nobody is signed in', async () => {
    const page = probe(() => useClerkMutate(), { as: null })
    expect(await page.last()?.(() => true)).toEqual([])
  })
})

describe('keepPreviousData', () => {
  it('shows nothing of before to a user who signs out and in again', async () => {
    const page = probe(() => useClerkSWR('/api/foo', { keepPreviousData: true }).data, alice)
    await settle(50)
    page.auth.signOut()
    await settle(50)
    const before = page.seen.length
    page.api.hold()
    page.auth.signIn('alice')
    await settle(50)
    expect(page.seen.length).toBeGreaterThan(before)
    expect(page.seen.slice(before).filter((data) => data !== undefined)).toEqual([])
  })
})
