import { createClerkClient } from '@clerk/backend'
import { expect, it } from 'vitest'
import type { ClerkLocal } from '../src/index.js'
import { call } from './support/call.js'
import { startServer } from './support/start-server.js'

const page = 'http://localhost:3000/orders?page=2'

it('signs in a page that has only the browser id, after one handshake of @clerk/backend', async () => {
  const server = await startServer()
  const { sessionId, cookies } = server.createSignedInClient('user_alice', { organizationId: 'org_acme' })
  const first = await authenticate(server, page, jar(cookies))
  expect(first).toMatchObject({ status: 'handshake', reason: 'client-uat-but-no-session-token' })

  const second = await authenticate(server, await shakeHands(first.headers, jar(cookies)), jar(cookies))
  const fresh = second.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  const third = await authenticate(server, page, fresh.join('; '))
  expect(third.status).toBe('signed-in')
  expect(third.toAuth()).toMatchObject({ userId: 'user_alice', sessionId, orgId: 'org_acme' })
})

it('signs out a page whose session has ended', async () => {
  const server = await startServer()
  const { sessionId, cookies } = server.createSignedInClient('user_alice')
  server.revokeSession(sessionId)
  const first = await authenticate(server, page, jar(cookies))
  const second = await authenticate(server, await shakeHands(first.headers, jar(cookies)), jar(cookies))
  expect(second.status).not.toBe('signed-in')
  const fresh = second.headers.getSetCookie()
  expect(fresh.find((cookie) => cookie.startsWith('__client_uat='))).toMatch(/^__client_uat=0;/)
  expect(fresh.find((cookie) => cookie.startsWith('__session='))).toMatch(/^__session=;.*Expires=Thu, 01 Jan 1970/)
})

it('makes no handshake for a fetch', async () => {
  const server = await startServer()
  const { cookies } = server.createSignedInClient('user_alice')
  const state = await authenticate(server, page, jar(cookies), 'empty')
  expect(state.status).toBe('signed-out')
})

function authenticate(server: ClerkLocal, url: string, cookie: string, destination = 'document') {
  const { publishableKey, secretKey, jwtKey, proxyUrl } = server
  const backend = createClerkClient({ publishableKey, secretKey, jwtKey, telemetry: { disabled: true } })
  const headers = { cookie, 'sec-fetch-dest': destination, accept: 'text/html' }
  return backend.authenticateRequest(new Request(url, { headers }), { proxyUrl })
}

/** Goes where a page is sent, and gives the address that it is sent back to. */
async function shakeHands(headers: Headers, cookie: string): Promise<string> {
  const answer = await call(headers.get('location') ?? '', { method: 'GET', headers: { cookie } })
  return answer.headers.get('location') ?? ''
}

function jar(cookies: readonly { readonly name: string; readonly value: string }[]): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}
