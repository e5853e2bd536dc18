// The root's hooks on a server, under a bare ClerkProvider.
import { ClerkProvider, useClerk } from '@clerk/clerk-react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Writable } from 'node:stream'
import type { ReactNode } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { useAuthFetch, useAuthIdentity, useAuthQuery, useClerkSWR } from '../../src/index.js'

const publishableKey = `pk_test_${btoa('auth-fetch-13.clerk.accounts.dev$')}`
const signedOut = { userId: null, sessionId: null }
const signedIn = { userId: 'alice', sessionId: 'sess_1', sessionClaims: { sub: 'alice', sid: 'sess_1' } }

async function renderHtml(children: ReactNode): Promise<string> {
  const chunks: string[] = []
  await new Promise<void>((resolve, reject) => {
    const sink = new Writable({
      write(chunk, _encoding, done) {
        chunks.push(String(chunk))
        done()
      },
      final(done) {
        resolve()
        done()
      },
    })
    const { pipe } = renderToPipeableStream(children, { onAllReady: () => pipe(sink), onError: reject })
  })
  return chunks.join('')
}

describe('the hooks of the root, on a server', () => {
  it.each([
    ['loading', undefined, '<p>loading true true</p>'],
    ['signed in', signedIn, '<p>alice true true</p>'],
    ['signed out', signedOut, '<p>nobody false false</p>'],
  ])('render the state, and ask for no token: %s', async (_what, initialState, html) => {
    const send = vi.spyOn(globalThis, 'fetch')
    const asked = vi.fn(() => {})
    function Orders() {
      // `getToken` begins with waiting for Clerk's status.
      vi.spyOn(useClerk(), 'on').mockImplementation(asked)
      useAuthFetch()
      const identity = useAuthIdentity()
      const swr = useClerkSWR<string>('/api/foo')
      const query = useAuthQuery<string>({ queryKey: ['foo'], url: '/api/foo' })
      const who = identity === undefined ? 'loading' : (identity?.userId ?? 'nobody')
      return <p>{`${who} ${swr.data ?? swr.isLoading} ${query.data ?? query.isLoading}`}</p>
    }
    const page = (
      <ClerkProvider
        publishableKey={publishableKey}
        telemetry={false}
        {...(initialState && { initialState: initialState as never })}
      >
        <QueryClientProvider client={new QueryClient()}>
          <Orders />
        </QueryClientProvider>
      </ClerkProvider>
    )
    expect(await renderHtml(page)).toBe(html)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(asked).not.toHaveBeenCalled()
    expect(send).not.toHaveBeenCalled()
  })
})
