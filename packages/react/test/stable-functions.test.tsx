// A function that a hook returns while Clerk is loading stays the same for the first identity.
import { useEffect } from 'react'
import { describe, expect, it } from 'vitest'
import { useAuthFetch } from '../src/fetch.js'
import { useAuthMutation } from '../src/query.js'
import { useClerkSWR, useClerkSWRInfinite, useClerkSWRMutation } from '../src/swr.js'
import { probe, settle } from './support/probe.js'

/* oxlint-disable react/rules-of-hooks -- each is a hook that the test mounts */
const hooks = {
  'authFetch of useAuthFetch': () => useAuthFetch(),
  'mutate of useAuthMutation': () => useAuthMutation<unknown, Error, number>({ url: '/api/foo' }).mutate,
  'mutateAsync of useAuthMutation': () => useAuthMutation<unknown, Error, number>({ url: '/api/foo' }).mutateAsync,
  'trigger of useClerkSWRMutation': () => useClerkSWRMutation('/api/foo').trigger,
  'mutate of useClerkSWR': () => useClerkSWR('/api/foo').mutate,
  'mutate of useClerkSWRInfinite': () => useClerkSWRInfinite(() => '/api/foo').mutate,
  'setSize of useClerkSWRInfinite': () => useClerkSWRInfinite(() => '/api/foo').setSize,
}

describe.each(Object.entries(hooks))('%s', (_name, useFunction) => {
  it('is the same function from loading to the first user, and another one for the next user', async () => {
    const page = probe<unknown>(useFunction)
    await settle()
    page.auth.signIn('alice')
    await settle()
    expect(new Set(page.seen).size).toBe(1)
    page.auth.signIn('bob')
    await settle()
    expect(page.last()).not.toBe(page.seen[0])
  })

  it('is the same function from loading to signed out', async () => {
    const page = probe<unknown>(useFunction)
    await settle()
    page.auth.signOut()
    await settle()
    expect(page.seen.length).toBeGreaterThan(1)
    expect(new Set(page.seen).size).toBe(1)
  })
})

const effects = {
  authFetch() {
    const authFetch = useAuthFetch()
    useEffect(() => void authFetch('/api/foo', { method: 'POST' }), [authFetch])
  },
  mutate() {
    const { mutate } = useAuthMutation<unknown, Error, number>({ url: '/api/foo' })
    useEffect(() => mutate(1), [mutate])
  },
  trigger() {
    const { trigger } = useClerkSWRMutation<unknown, Error, string, number>('/api/foo')
    useEffect(() => void trigger(1), [trigger])
  },
}

/* oxlint-enable react/rules-of-hooks */
it.each(Object.entries(effects))(
  'an effect that depends on %s and is mounted while Clerk loads sends one POST, for the first user',
  async (_name, useEffectOnce) => {
    const page = probe(useEffectOnce)
    await settle()
    expect(page.api.requests).toEqual([])
    page.auth.signIn('alice')
    await settle(60)
    expect(page.api.requests).toMatchObject([{ method: 'POST' }])
  },
)

it('functions from while Clerk was loading reject once the first user has left', async () => {
  const page = probe(() => ({
    authFetch: useAuthFetch(),
    mutateAsync: useAuthMutation<unknown, Error, number>({ url: '/api/foo' }).mutateAsync,
    trigger: useClerkSWRMutation<unknown, Error, string, number>('/api/foo').trigger,
  }))
  const kept = page.seen[0]
  page.auth.signIn('alice')
  await settle()
  page.auth.signIn('bob')
  await settle()
  const changed = { name: 'IdentityChangedError' }
  await expect(kept?.authFetch('/api/foo')).rejects.toMatchObject(changed)
  await expect(kept?.mutateAsync(1)).rejects.toMatchObject(changed)
  await expect(kept?.trigger(1)).rejects.toMatchObject(changed)
  expect(page.api.requests).toEqual([])
})
