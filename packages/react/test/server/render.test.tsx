import { dehydrate, HydrationBoundary, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createAuthFetch } from '@x/auth-fetch'
import { Writable } from 'node:stream'
import { Suspense, type ReactNode } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { SWRConfig } from 'swr'
import { describe, expect, it, vi } from 'vitest'
import { AuthFetchProvider, type AuthState } from '../../src/fetch.js'
import { authQueryOptions, useAuthQuery, useAuthSuspenseQuery } from '../../src/query.js'
import { clerkSWRKey, useClerkSWR } from '../../src/swr.js'

const getToken = vi.fn(() => Promise.reject(new Error('clerk_runtime_not_browser')))
const send = vi.fn(() => Promise.reject(new Error('no request on a server')))
const loading: AuthState = { isLoaded: false, isSignedIn: undefined, userId: undefined, orgId: undefined, getToken }
const signedOut: AuthState = { isLoaded: true, isSignedIn: false, userId: null, orgId: null, getToken }
const signedIn: AuthState = { isLoaded: true, isSignedIn: true, userId: 'alice', orgId: null, getToken }
const foo = { queryKey: ['foo'], url: '/api/foo' } as const

function Orders() {
  const swr = useClerkSWR<string>('/api/foo')
  const query = useAuthQuery<string>({ ...foo })
  return <p>{`${swr.data ?? swr.isLoading} ${query.data ?? query.isLoading}`}</p>
}

/** Renders to HTML as a server does, with what React reported. */
async function renderHtml(auth: AuthState, children: ReactNode) {
  const errors: unknown[] = []
  const html = await new Promise<string>((resolve, reject) => {
    let text = ''
    const sink = new Writable({
      write(chunk, _encoding, done) {
        text += String(chunk)
        done()
      },
      final(done) {
        resolve(text)
        done()
      },
    })
    const { pipe } = renderToPipeableStream(
      <AuthFetchProvider useAuth={() => auth} fetch={send}>
        <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
      </AuthFetchProvider>,
      {
        onAllReady: () => pipe(sink),
        onShellError: reject,
        onError: (error) => void errors.push(error),
      },
    )
  })
  expect(getToken).not.toHaveBeenCalled()
  expect(send).not.toHaveBeenCalled()
  return { html, errors }
}

describe('on a server', () => {
  it.each([
    ['loading', loading, '<p>true true</p>'],
    ['signed in, with no data', signedIn, '<p>true true</p>'],
    ['signed out', signedOut, '<p>false false</p>'],
  ])('renders the state: %s', async (_what, auth, expected) => {
    const { html, errors } = await renderHtml(auth, <Orders />)
    expect(html).toBe(expected)
    expect(errors).toEqual([])
  })

  it("renders the identity's prefetched data into the HTML", async () => {
    const client = new QueryClient()
    const authFetch = createAuthFetch({
      getToken: () => 'token',
      baseUrl: 'http://localhost:3000',
      fetch: async () => Response.json('prefetched'),
    })
    const identity = { userId: 'alice' }
    await client.prefetchQuery(authQueryOptions({ ...foo }, { authFetch, identity }))
    const page = (
      <SWRConfig value={{ fallback: { [clerkSWRKey('/api/foo', identity)]: 'prefetched' } }}>
        <HydrationBoundary state={dehydrate(client)}>
          <Orders />
        </HydrationBoundary>
      </SWRConfig>
    )
    expect((await renderHtml(signedIn, page)).html).toBe('<p>prefetched prefetched</p>')
    expect((await renderHtml({ ...signedIn, userId: 'bob' }, page)).html).toBe('<p>true true</p>')
  })

  it.each([
    ['useAuthSuspenseQuery', () => useAuthSuspenseQuery<string>({ ...foo }).data],
    ['useClerkSWR with suspense', () => useClerkSWR<string>('/api/foo', { suspense: true }).data],
  ])('%s leaves it to the browser: the fallback is in the HTML', async (_what, useData) => {
    for (const auth of [loading, signedIn]) {
      const Child = () => useData()
      const { html, errors } = await renderHtml(auth, <Suspense fallback="waiting">{<Child />}</Suspense>)
      expect(html).toContain('waiting')
      expect(errors).toHaveLength(1)
    }
  })

  it('the server project has no window', () => {
    expect(typeof window).toBe('undefined')
  })
})
