import { IdentityChangedError, type AuthFetch } from '@x/auth-fetch'
import { act, render } from '@testing-library/react'
import { StrictMode, useLayoutEffect, useState, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { getAuthFetch as getRootAuthFetch } from '../src/index.js'
import { AuthFetchProvider, getAuthFetch, useAuthFetch } from '../src/fetch.js'
import { createFakeAuth } from './fake-auth.js'
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

it('sends for who is signed in now, with the function of the hook', async () => {
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

it('is there for the layout effects of the first render, and waits for Clerk', async () => {
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

it('is that of the outermost provider', async () => {
  const { api, page, provider } = open()
  const inner = createFakeApi()
  page.rerender(<StrictMode>{provider(provider(null, inner.fetch))}</StrictMode>)
  await load()
  expect([api.requests.length, inner.requests.length]).toEqual([1, 0])
})

it('says what to do while no provider is mounted, on a server, or several are side by side', () => {
  const none = /no mounted <AuthFetchProvider>.*createAuthFetch/
  expect(getAuthFetch).toThrow(none)
  const { page, provider } = open()
  page.rerender([<div key="a">{provider(null)}</div>, <div key="b">{provider(null)}</div>])
  expect(getAuthFetch).toThrow(/several <AuthFetchProvider>s.*useAuthFetch/)
  page.unmount()
  expect(getAuthFetch).toThrow(none)

  function Page() {
    return <p>{String(getAuthFetch())}</p>
  }
  expect(() => renderToString(provider(<Page />))).toThrow(none)
})
