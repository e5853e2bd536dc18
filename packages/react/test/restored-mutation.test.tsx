// A mutation that is restored from a store while another user is signed in.
import { dehydrate, hydrate, onlineManager, QueryClient, type DehydratedState } from '@tanstack/react-query'
import { act } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { useAuthMutation } from '../src/query.js'
import { probe, settle } from './support/probe.js'

afterEach(() => onlineManager.setOnline(true))

const useAdd = () => useAuthMutation<string, Error, string>({ mutationKey: ['add'], url: '/api/todos' })

/** Returns the stored state of a client in which a user has pressed a button while offline. */
async function storedBy(userId: string): Promise<DehydratedState> {
  onlineManager.setOnline(false)
  const page = probe(useAdd, { as: { userId } })
  act(() => page.last()?.mutate('tea'))
  await settle()
  const state: DehydratedState = JSON.parse(JSON.stringify(dehydrate(page.client)))
  page.unmount()
  onlineManager.setOnline(true)
  return state
}

it('is removed, and the subscribers of its cache learn that', async () => {
  const state = await storedBy('alice')
  const client = new QueryClient({ defaultOptions: { mutations: { mutationFn: async () => 'sent' } } })
  const page = probe(useAdd, { as: { userId: 'bob' }, client })
  const removed = vi.fn()
  client.getMutationCache().subscribe(({ type, mutation }) => {
    if (type === 'removed') removed(mutation.state.variables)
  })
  hydrate(client, state)
  await settle()
  expect(client.getMutationCache().getAll()).toEqual([])
  expect(removed).toHaveBeenCalledWith('tea')
  await act(() => client.resumePausedMutations())
  expect(page.api.requests).toEqual([])
})

it('stays and is sent when it is the current user’s', async () => {
  const state = await storedBy('alice')
  const sent = vi.fn(async () => 'sent')
  const client = new QueryClient()
  client.setMutationDefaults(['add'], { mutationFn: sent })
  probe(useAdd, { as: { userId: 'alice' }, client })
  hydrate(client, state)
  await act(() => client.resumePausedMutations())
  expect(sent).toHaveBeenCalledOnce()
})

it('stays when it has no owner', async () => {
  const client = new QueryClient()
  probe(useAdd, { as: { userId: 'bob' }, client })
  const sent = vi.fn(async () => 'sent')
  client.setMutationDefaults(['add'], { mutationFn: sent })
  const mutation = client.getMutationCache().build<unknown, Error, unknown, unknown>(client, { mutationKey: ['add'] })
  hydrate(client, {
    mutations: [{ mutationKey: ['add'], state: { ...mutation.state, status: 'pending', isPaused: true } }],
  })
  await act(() => client.resumePausedMutations())
  expect(sent).toHaveBeenCalledOnce()
})
