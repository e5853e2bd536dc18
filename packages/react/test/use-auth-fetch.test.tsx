import type { GetTokenOptions } from '@x/auth-fetch'
import { expect, it } from 'vitest'
import { useAuthFetch, type AuthFetchProviderProps, type UseAuthOptions } from '../src/fetch.js'
import { createFakeAuth, makeToken } from './support/fake-auth.js'
import { createFakeApi } from './support/fake-api.js'
import { probe } from './support/probe.js'

const as = { userId: 'alice' }

it('keeps the referrer policy of a Request that gets no token', async () => {
  const sent: Request[] = []
  const api = {
    ...createFakeApi(),
    async fetch(input: RequestInfo | URL, init?: RequestInit) {
      sent.push(new Request(input, init))
      return new Response()
    },
  }
  const page = probe(() => useAuthFetch(), { as, api })
  const make = () => new Request('https://elsewhere.example/', { referrer: '', referrerPolicy: 'no-referrer' })
  await page.last()?.(make())
  await page.last()?.(make(), { auth: false })
  // As fetch has it, which takes an init for another request.
  await page.last()?.(make(), { cache: 'no-store' })
  expect(sent.map(({ referrerPolicy }) => referrerPolicy)).toEqual(['no-referrer', 'no-referrer', ''])
})

it('uses an isAuthFailure that the provider receives later', async () => {
  const options: Partial<AuthFetchProviderProps> = {}
  const auth = createFakeAuth(as)
  const useAuth = (asked?: UseAuthOptions) => ({
    ...auth.useAuth(asked),
    getToken: async (wanted?: GetTokenOptions) => makeToken(as, wanted?.skipCache ? 2 : 1),
  })
  const page = probe(() => useAuthFetch(), { auth: { ...auth, useAuth }, options })
  Object.assign(options, { isAuthFailure: ({ status }: Response) => status === 419 })
  page.rerender(page.withChildren())
  page.api.statuses.push(419)
  await page.last()?.('/api/foo')
  expect(page.api.requests).toHaveLength(2)
})
