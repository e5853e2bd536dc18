// `ReactQueryStreamedHydration` of @tanstack/react-query-next-experimental streams what a server has fetched for the user of the request.
import { QueryClient, QueryClientProvider, hydrate, useQueryClient, type DehydratedState } from '@tanstack/react-query'
import { ReactQueryStreamedHydration } from '@tanstack/react-query-next-experimental'
import { createAuthFetch } from '@x/auth-fetch'
import { ServerInsertedHTMLContext } from 'next/navigation.js'
import { text } from 'node:stream/consumers'
import { PassThrough } from 'node:stream'
import { Suspense, type ReactNode } from 'react'
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { AuthFetchProvider } from '../../src/fetch.js'
import { authQueryKey, authQueryOptions, useAuthSuspenseQuery } from '../../src/query.js'
import { makeToken } from '../support/fake-auth.js'

const alice = { userId: 'alice', orgId: null }
const getToken = async () => makeToken({ userId: 'alice' })
const useAuth = () => ({ ...alice, isLoaded: true, isSignedIn: true, getToken })
const orders = { queryKey: ['orders'], url: 'https://api.example.com/orders' }

it('ReactQueryStreamedHydration streams what authQueryOptions fetches, under the key of its user', async () => {
  const send = vi.fn<typeof fetch>(async () => Response.json('tea'))
  const authFetch = createAuthFetch({ getToken, baseUrl: 'https://api.example.com', fetch: send })
  const callbacks: (() => ReactNode)[] = []

  function Orders() {
    const client = useQueryClient()
    void client.prefetchQuery(
      authQueryOptions<string>({ ...orders, staleTime: Infinity }, { authFetch, identity: alice }),
    )
    return <p>{useAuthSuspenseQuery<string>(orders).data}</p>
  }

  const { pipe } = renderToPipeableStream(
    <ServerInsertedHTMLContext value={(callback) => void callbacks.push(callback)}>
      <AuthFetchProvider useAuth={useAuth}>
        <QueryClientProvider client={new QueryClient()}>
          <ReactQueryStreamedHydration>
            <Suspense fallback="…">
              <Orders />
            </Suspense>
          </ReactQueryStreamedHydration>
        </QueryClientProvider>
      </AuthFetchProvider>
    </ServerInsertedHTMLContext>,
  )
  expect(await text(pipe(new PassThrough()))).toContain('<p>tea</p>')
  const script = renderToStaticMarkup(<>{callbacks.map((callback) => callback())}</>)
  const pushed = script.match(/push\((.*?)\);?<\/script>/s)?.[1]
  expect(pushed).toBeDefined()
  const client = new QueryClient()
  hydrate(client, JSON.parse(String(pushed)) as DehydratedState)
  expect(client.getQueryData(authQueryKey(['orders'], alice))).toBe('tea')
  expect(send).toHaveBeenCalledTimes(1)
})
