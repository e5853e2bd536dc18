import { onlineManager, QueryClient, useIsMutating } from '@tanstack/react-query'
import { act } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { useAuthMutation } from '../src/query.js'
import { probe, settle, type Probe } from './support/probe.js'

const alice = { as: { userId: 'alice' } }

function useAdd(mutationKey?: readonly string[]) {
  return useAuthMutation<string, Error, string>({ url: '/api/foo', ...(mutationKey && { mutationKey }) })
}

function held({ client }: Pick<Probe<unknown>, 'client'>) {
  return client
    .getMutationCache()
    .getAll()
    .map(({ state }) => [state.variables, state.data])
}

describe('mutations that start while Clerk loads', () => {
  it('are all removed when that first user signs out', async () => {
    const page = probe(() => useAdd())
    act(() => {
      page.last()?.mutate('first')
      page.last()?.mutate('second')
    })
    page.auth.signIn('alice')
    await settle(50)
    expect(held(page)).toEqual([
      ['first', 'alice /api/foo'],
      ['second', 'alice /api/foo'],
    ])
    expect(page.last()?.data).toBe('alice /api/foo')
    page.auth.signOut()
    await settle()
    expect(held(page)).toEqual([])
    expect(page.last()?.status).toBe('idle')
  })

  it('is removed with its user, too, if its component unmounts earlier', async () => {
    let isThere = true
    const page = probe(() => {
      const mutation = useAdd()
      return isThere ? mutation : undefined
    })
    page.last()?.mutate('alone')
    const { withChildren } = page
    isThere = false
    page.rerender(<>{null}</>)
    page.rerender(withChildren())
    page.auth.signIn('alice')
    await settle(50)
    page.auth.signOut()
    await settle()
    expect(held(page)).toEqual([])
  })

  it("are found by the app's own key, while Clerk loads and after", async () => {
    const page = probe(() => ({ pending: useIsMutating({ mutationKey: ['add'] }), mutation: useAdd(['add']) }))
    page.api.hold()
    act(() => page.last()?.mutation.mutate('one'))
    await settle()
    expect(page.last()?.pending).toBe(1)
    page.auth.signIn('alice')
    await settle()
    expect(page.last()?.pending).toBe(1)
    expect(page.last()?.mutation.isPending).toBe(true)
    page.api.release()
    await settle()
    expect(page.last()?.pending).toBe(0)
    expect(page.client.getMutationCache().getAll()[0]?.options).toMatchObject({
      mutationKey: ['add'],
      meta: { authIdentity: 'alice' },
    })
  })

  it("take the client's defaults for their key, and their function gets authFetch", async () => {
    const client = new QueryClient()
    const sent: unknown[] = []
    client.setMutationDefaults(['add'], {
      meta: { isDefault: true },
      mutationFn: async (variables, context) => {
        const { authFetch } = context as typeof context & { authFetch: typeof fetch } // as useAuthMutation says
        sent.push(variables)
        return (await authFetch('/api/foo')).json()
      },
    })
    const page = probe(() => useAuthMutation<string, Error, string>({ mutationKey: ['add'] }), { client })
    const done = page.last()?.mutateAsync('one')
    page.auth.signIn('alice')
    expect(await done).toBe('alice /api/foo')
    expect(sent).toEqual(['one'])
    expect(client.getMutationCache().getAll()[0]?.meta).toEqual({ isDefault: true, authIdentity: 'alice' })
  })

  it('wait to be online, and resume for the first user', async () => {
    onlineManager.setOnline(false)
    const page = probe(() => useAdd(['add']))
    page.last()?.mutate('offline')
    page.auth.signIn('alice')
    await settle()
    expect(page.api.requests).toEqual([])
    onlineManager.setOnline(true)
    await page.client.resumePausedMutations()
    await settle()
    expect(page.api.requests).toMatchObject([{ user: 'alice', body: '"offline"' }])
  })
})

describe('a mutate that another user took', () => {
  it.each([
    ['Bob has come', 'bob'],
    ['nobody is there', null],
  ])('sends nothing and leaves nothing: %s', async (_what, next) => {
    const page = probe(() => useAdd(['add']), alice)
    const ofAlice = page.last()
    if (next) page.auth.signIn(next)
    else page.auth.signOut()
    await settle()
    await expect(ofAlice?.mutateAsync('of alice')).rejects.toMatchObject({ name: 'IdentityChangedError' })
    const onSettled = vi.fn()
    ofAlice?.mutate('of alice', { onSettled })
    await settle()
    expect(page.api.requests).toEqual([])
    expect(held(page)).toEqual([])
    expect(onSettled).not.toHaveBeenCalled()
    expect(page.last()?.status).toBe('idle')
  })

  it('stays the same function, and works, for as long as the identity does', async () => {
    const page = probe(() => useAdd(), alice)
    page.auth.refreshToken()
    page.rerender(page.withChildren())
    await settle()
    expect(new Set(page.seen.map(({ mutate }) => mutate)).size).toBe(1)
    expect(new Set(page.seen.map(({ mutateAsync }) => mutateAsync)).size).toBe(1)
    expect(await page.seen[0]?.mutateAsync('late')).toBe('alice /api/foo')
  })

  it('calls no mutationFn of the app when a retry is due after sign-out', async () => {
    const ran: string[] = []
    const page = probe(
      () =>
        useAuthMutation({
          mutationFn: async (name: string) => {
            ran.push(name)
            throw new Error('not now')
          },
          retry: 1,
          retryDelay: 400,
        }),
      alice,
    )
    const done = page.last()?.mutateAsync('of alice')
    await settle()
    page.auth.signIn('bob')
    await expect(done).rejects.toMatchObject({ name: 'IdentityChangedError' })
    expect(ran).toEqual(['of alice'])
  })
})
