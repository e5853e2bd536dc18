import { IdentityChangedError, type AuthFetch } from '@x/auth-fetch'
import { QueryClient } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import { StrictMode, useLayoutEffect, useState, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { AuthFetchProvider, getAuthFetch, getAuthIdentity, useAuthFetch } from '../src/fetch.js'
import { getAuthFetch as getRootAuthFetch, getAuthIdentity as getRootAuthIdentity } from '../src/index.js'
import { authQueryOptions, useAuthQuery } from '../src/query.js'
import { createFakeAuth } from './support/fake-auth.js'
import { createFakeApi } from './support/fake-api.js'

function open(children: ReactNode = null, auth = createFakeAuth({ userId: 'alice' })) {
  const api = createFakeApi()
  const provider = (inner: ReactNode, fetch = api.fetch) => (
    <AuthFetchProvider useAuth={auth.useAuth} fetch={fetch}>
      {inner}
    </AuthFetchProvider>
  )
  return { api, auth, provider, page: render(<StrictMode>{provider(children)}</StrictMode>) }
}

const load = async () => (await getAuthFetch()('/api/orders')).json() as Promise<string>

it('sends requests for the current user, with the same function as useAuthFetch', async () => {
  let ofHook: AuthFetch | undefined
  function Probe() {
    const authFetch = useAuthFetch()
    useLayoutEffect(() => {
      ofHook = authFetch
    })
    return null
  }
  const { auth } = open(<Probe />)
  expect(await load()).toBe('alice /api/orders')
  expect(getAuthFetch()).toBe(ofHook)
  expect(getRootAuthFetch).toBe(getAuthFetch)

  const ofAlice = getAuthFetch()
  act(() => auth.signIn('bob'))
  expect(await load()).toBe('bob /api/orders')
  await expect(ofAlice('/api/orders')).rejects.toThrow(IdentityChangedError)
})

it('is available in the layout effects of the first render, and waits for Clerk', async () => {
  function Store() {
    const [text, setText] = useState('')
    useLayoutEffect(() => void load().then(setText), [])
    return <p>{text}</p>
  }
  const { auth, page, api } = open(<Store />, createFakeAuth())
  await act(async () => {})
  expect(api.requests).toEqual([])
  act(() => auth.signIn('alice'))
  expect(await page.findByText('alice /api/orders')).toBeTruthy()
})

it("returns the identity, so that a loader fills the hook's entry", async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  const orders = { queryKey: ['orders'], url: '/api/orders' }
  async function loader() {
    const identity = getAuthIdentity()
    if (!identity) return identity
    return client.ensureQueryData(authQueryOptions<string>(orders, { authFetch: getAuthFetch(), identity }))
  }
  function Orders() {
    return <p>{useAuthQuery<string>(orders, client).data}</p>
  }
  const { api, auth, provider, page } = open(null, createFakeAuth())
  expect(await loader()).toBeUndefined()
  act(() => auth.signOut())
  expect(await loader()).toBeNull()
  act(() => auth.signIn('alice', 'acme'))
  expect(getAuthIdentity()).toEqual({ userId: 'alice', orgId: 'acme' })
  expect(getRootAuthIdentity).toBe(getAuthIdentity)
  expect(await loader()).toBe('alice@acme /api/orders')
  page.rerender(<StrictMode>{provider(<Orders />)}</StrictMode>)
  expect(page.container.textContent).toBe('alice@acme /api/orders')
  expect(api.requests).toHaveLength(1)
})

it('belongs to the outermost provider', async () => {
  const { api, page, provider } = open()
  const inner = createFakeApi()
  page.rerender(<StrictMode>{provider(provider(null, inner.fetch))}</StrictMode>)
  await load()
  expect([api.requests.length, inner.requests.length]).toEqual([1, 0])
})

it('throws a helpful error while no provider is mounted, on a server, or with several side by side', () => {
  const none = /no mounted <AuthFetchProvider>.*createAuthFetch/
  expect(getAuthFetch).toThrow(none)
  expect(getAuthIdentity).toThrow(/getAuthIdentity\(\) found no mounted <AuthFetchProvider>/)
  const { page, provider } = open()
  page.rerender([<div key="a">{provider(null)}</div>, <div key="b">{provider(null)}</div>])
  expect(getAuthFetch).toThrow(/several <AuthFetchProvider>s.*useAuthFetch/)
  expect(getAuthIdentity).toThrow(/several <AuthFetchProvider>s.*useAuthIdentity/)
  page.unmount()
  expect(getAuthFetch).toThrow(none)

  function Page() {
    return <p>{String(getAuthFetch())}</p>
  }
  expect(() => renderToString(provider(<Page />))).toThrow(none)
})
