// While Clerk loads, `getToken()` returns `null`, and `Bearer null` is sent.
import { useQuery } from '@tanstack/react-query'
import { fetchJson } from '@x/auth-fetch'
import useSWR from 'swr'
import { describe, expect, it } from 'vitest'
import { useAuthFetch } from '../src/fetch.js'
import { useAuthMutation, useAuthQuery } from '../src/query.js'
import { useClerkSWR, useClerkSWRMutation } from '../src/swr.js'
import { createFakeAuth } from './support/fake-auth.js'
import { createFakeApi } from './support/fake-api.js'
import { probe, settle } from './support/probe.js'

function recordAuthorization() {
  const api = createFakeApi()
  const sent: (string | null)[] = []
  const fetch: typeof api.fetch = (input, init) => {
    sent.push(new Headers(init?.headers).get('authorization'))
    return Response.json === undefined ? api.fetch(input, init) : Promise.resolve(Response.json('ok'))
  }
  return { api: { ...api, fetch }, sent }
}

it('the plain hooks send Bearer null until Clerk is loaded', async () => {
  const { api, sent } = recordAuthorization()
  const auth = createFakeAuth()
  probe(
    () => {
      const { getToken } = auth.useAuth()
      const load = async () =>
        fetchJson(api.fetch, '/api/foo', { headers: { Authorization: `Bearer ${await getToken()}` } })
      useSWR('/api/foo', load)
      useQuery({ queryKey: ['foo'], queryFn: load })
      return null
    },
    { auth, api },
  )
  await settle()
  expect(sent).toEqual(['Bearer null', 'Bearer null'])
})

it('our hooks wait for the first token, all of them', async () => {
  const { api, sent } = recordAuthorization()
  const page = probe(
    () => {
      useClerkSWR('/api/swr')
      useAuthQuery({ queryKey: ['foo'], url: '/api/query' })
      return {
        authFetch: useAuthFetch(),
        swr: useClerkSWRMutation('/api/swr'),
        query: useAuthMutation<unknown, Error, string>({ url: '/api/query' }),
      }
    },
    { api },
  )
  await settle()
  const early = page.last()
  const answers = Promise.all([
    early?.authFetch('/api/fetch').then(({ status }) => status),
    early?.swr.trigger('a'),
    early?.query.mutateAsync('b'),
  ])
  await settle()
  expect(sent).toEqual([])
  page.auth.signIn('alice')
  expect(await answers).toEqual([200, 'ok', 'ok'])
  await settle()
  expect(sent).toHaveLength(5)
  expect(sent.every((header) => header?.startsWith('Bearer h.'))).toBe(true)
})

describe('signed out', () => {
  it('our hooks send nothing, all of them', async () => {
    const { api, sent } = recordAuthorization()
    const page = probe(
      () => ({
        authFetch: useAuthFetch(),
        swr: useClerkSWRMutation('/api/swr'),
        query: useAuthMutation<unknown, Error, string>({ url: '/api/query' }),
        refetch: useAuthQuery({ queryKey: ['foo'], url: '/api/query', retry: false }).refetch,
        mutate: useClerkSWR('/api/swr').mutate,
      }),
      { api, as: null },
    )
    await settle()
    const last = page.last()
    await expect(last?.authFetch('/api/fetch')).rejects.toMatchObject({ name: 'SignedOutError' })
    await expect(last?.swr.trigger('a')).rejects.toMatchObject({ name: 'SignedOutError' })
    await expect(last?.query.mutateAsync('b')).rejects.toMatchObject({ name: 'SignedOutError' })
    expect(await last?.refetch()).toMatchObject({ error: { name: 'SignedOutError' } })
    expect(await last?.mutate()).toBeUndefined()
    expect(sent).toEqual([])
  })
})
