// A session with a task left to do, in HTML that a server renders for a user whom it knows: `<ClerkProvider dynamic>` of @clerk/nextjs.
import { createRequire } from 'node:module'
import { ClerkProvider as ClerkProvider6, useAuth as useAuth6 } from '@clerk/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ComponentProps, ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { AuthFetchProvider, useAuthIdentity, type UseAuth } from '../../src/fetch.js'
import { useAuthQuery } from '../../src/query.js'
import { useClerkSWR } from '../../src/swr.js'

/** What `useAuth` of @clerk/nextjs 6 is in the App Router; its entry picks it by what Next calls a client component. */
interface Next6 {
  readonly PromisifiedAuthProvider: (props: { authPromise: object; children: ReactNode }) => ReactNode
  readonly usePromisifiedAuth: UseAuth
}

/** What Clerk's server writes, of which `useAuth` reads these. */
type ServerState = NonNullable<ComponentProps<typeof ClerkProvider6>['initialState']>

const require = createRequire(import.meta.url)
const file = '../../node_modules/clerk-nextjs-6/dist/cjs/client-boundary/PromisifiedAuthProvider.js'
const next6 = require(file) as Next6 // as it declares

const send = vi.fn(() => Promise.reject(new Error('no request on a server')))

function authOf(sessionStatus: 'active' | 'pending') {
  const ids = { userId: 'alice', sessionId: 'sess_1', sessionStatus, actor: null, factorVerificationAge: null }
  const none = { orgId: null, orgRole: null, orgSlug: null, orgPermissions: null }
  return { ...ids, ...none, sessionClaims: { sub: 'alice', sid: 'sess_1', sts: sessionStatus } }
}

function Orders() {
  const swr = useClerkSWR('/api/foo')
  const query = useAuthQuery({ queryKey: ['foo'], url: '/api/foo' })
  return <p>{`${useAuthIdentity()?.userId ?? 'nobody'} ${swr.isLoading} ${query.isLoading}`}</p>
}

function app(useAuth: UseAuth) {
  return (
    <AuthFetchProvider useAuth={useAuth} fetch={send}>
      <QueryClientProvider client={new QueryClient()}>
        <Orders />
      </QueryClientProvider>
    </AuthFetchProvider>
  )
}

const sdks: Readonly<Record<string, (auth: object) => ReactNode>> = {
  '@clerk/nextjs 6': (auth) => (
    <next6.PromisifiedAuthProvider authPromise={auth}>{app(next6.usePromisifiedAuth)}</next6.PromisifiedAuthProvider>
  ),
  '@clerk/react 6': (auth) => (
    <ClerkProvider6 publishableKey="pk_test_a2V5LmNsZXJrLmFjY291bnRzLmRldiQ" initialState={auth as ServerState}>
      {app(useAuth6)}
    </ClerkProvider6>
  ),
}

it.each(Object.keys(sdks))(
  'sends nothing for an active session on a server of %s, and renders it as loading',
  (name) => {
    expect(renderToString(sdks[name]?.(authOf('active')))).toBe('<p>alice true true</p>')
    expect(send).not.toHaveBeenCalled()
  },
)

it.each([
  ['@clerk/nextjs 6', '<p>nobody false false</p>'],
  ['@clerk/react 6', '<p>alice true true</p>'],
])('sends nothing for a pending session on a server of %s, and renders %s', (name, html) => {
  expect(renderToString(sdks[name]?.(authOf('pending')))).toBe(html)
  expect(send).not.toHaveBeenCalled()
})
