// A request made before Clerk has loaded belongs to the first user that Clerk reports.
import { expect, it } from 'vitest'
import { useAuthFetch, type UseAuthOptions } from '../src/fetch.js'
import { createFakeAuth, makeToken } from './support/fake-auth.js'
import { createFakeApi } from './support/fake-api.js'
import { probe, settle } from './support/probe.js'

/** Renders useAuthFetch with tokens and responses that wait until `release()`, and a fetch that ignores signals. */
function open() {
  const auth = createFakeAuth()
  const waiting: (() => void)[] = []
  const turn = () => new Promise<void>((resolve) => waiting.push(resolve))
  const sent: (string | null)[] = []
  const api = {
    ...createFakeApi(),
    async fetch(_input: RequestInfo | URL, init?: RequestInit) {
      sent.push(new Headers(init?.headers).get('authorization'))
      await turn()
      return Response.json('secret')
    },
  }
  function useAuth(options?: UseAuthOptions) {
    const state = auth.useAuth(options)
    return {
      ...state,
      async getToken() {
        const token = await state.getToken()
        await turn()
        return token
      },
    }
  }
  const page = probe(() => useAuthFetch(), { auth: { ...auth, useAuth }, api })
  const early = page.last()?.('/api/foo')
  early?.catch(() => {})
  return { auth, early, sent, release: () => waiting.splice(0).forEach((go) => go()) }
}

it('an early request is not sent when its user signs out during getToken, even if fetch ignores signals', async () => {
  const { auth, early, sent, release } = open()
  auth.signIn('alice')
  await settle()
  auth.signOut()
  await settle()
  release()
  await expect(early).rejects.toMatchObject({ name: 'IdentityChangedError' })
  expect(sent).toEqual([])
})

it('an early request delivers no response that arrives after the user has changed', async () => {
  const { auth, early, sent, release } = open()
  auth.signIn('alice')
  await settle()
  release()
  await settle()
  expect(sent).toHaveLength(1)
  auth.signIn('bob')
  await settle()
  release()
  await expect(early).rejects.toMatchObject({ name: 'IdentityChangedError' })
})

it("a kept authFetch sends nothing with the next user's token, even before React knows that user", async () => {
  const auth = createFakeAuth()
  const useAuth = (options?: UseAuthOptions) => ({
    ...auth.useAuth(options),
    getToken: async () => makeToken({ userId: 'bob' }),
  })
  const page = probe(() => useAuthFetch(), { auth: { ...auth, useAuth } })
  const kept = page.last()
  auth.signIn('alice')
  await settle()
  await expect(kept?.('/api/foo')).rejects.toMatchObject({ name: 'IdentityChangedError' })
  expect(page.api.requests).toEqual([])
})
