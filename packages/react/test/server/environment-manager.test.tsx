// environmentManager of TanStack Query decides what is a server, for programs without a `window` such as a terminal app.
import { environmentManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { text } from 'node:stream/consumers'
import { PassThrough } from 'node:stream'
import { Suspense } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AuthFetchProvider } from '../../src/fetch.js'
import { useAuthSuspenseQuery } from '../../src/query.js'
import { makeToken } from '../support/fake-auth.js'

const alice = { isLoaded: true, isSignedIn: true, userId: 'alice', orgId: null }
const useAuth = () => ({ ...alice, getToken: async () => makeToken({ userId: 'alice' }) })
const send = vi.fn<typeof fetch>()

afterEach(() => {
  environmentManager.setIsServer(() => typeof window === 'undefined')
  send.mockReset()
})

function Orders() {
  return (
    <p>{useAuthSuspenseQuery<string>({ queryKey: ['orders'], url: 'http://localhost/orders', retryDelay: 1 }).data}</p>
  )
}

function render(): Promise<string> {
  const { pipe } = renderToPipeableStream(
    <AuthFetchProvider useAuth={useAuth} baseUrl="http://localhost" fetch={send}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { gcTime: 1000 } } })}>
        <Suspense fallback="…">
          <Orders />
        </Suspense>
      </QueryClientProvider>
    </AuthFetchProvider>,
    { onError: () => {} },
  )
  return text(pipe(new PassThrough()))
}

describe('a hook in a program without a window', () => {
  it('sends no request, since that is a server by default', async () => {
    expect(await render()).not.toContain('tea')
    expect(send).not.toHaveBeenCalled()
  })

  it('fetches and retries once environmentManager says that it is not a server', async () => {
    environmentManager.setIsServer(() => false)
    send.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue(Response.json('tea'))
    expect(await render()).toContain('tea')
    expect(send).toHaveBeenCalledTimes(2)
  })
})
