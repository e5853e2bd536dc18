import { expect, it, vi } from 'vitest'
import { call } from './support/call.js'
import { readClaims } from './support/read-claims.js'
import { startServer } from './support/start-server.js'

const alice = { strategy: 'password', identifier: 'alice@example.com', password: 'clerk-local-demo' }

it('answers with and without the proxy prefix', async () => {
  const { url, proxyUrl } = await startServer()
  expect((await call(`${url}/v1/client`, { method: 'GET' })).body).toEqual({ response: null, client: null })
  expect((await call(`${proxyUrl}/v1/client`, { method: 'GET' })).body).toEqual({
    response: null,
    client: null,
  })
})

it('uses the method in _method in place of POST', async () => {
  const { proxyUrl, requests } = await startServer()
  expect((await call(`${proxyUrl}/v1/environment?_method=PATCH`)).status).toBe(200)
  expect(requests()).toMatchObject([{ method: 'PATCH', path: '/v1/environment', status: 200 }])
})

it('keeps two browsers apart', async () => {
  const { proxyUrl, createSignedInClient } = await startServer()
  const a = createSignedInClient('user_alice')
  const b = createSignedInClient('user_bob')
  const own = await call(`${proxyUrl}/v1/client?__clerk_db_jwt=${a.clientId}`, { method: 'GET' })
  expect(own.body).toMatchObject({ response: { id: a.clientId, sessions: [{ id: a.sessionId }] } })
  const foreign = await call(`${proxyUrl}/v1/client/sessions/${b.sessionId}/tokens?__clerk_db_jwt=${a.clientId}`)
  expect(foreign).toMatchObject({ status: 401, body: { errors: [{ code: 'authentication_invalid' }] } })
})

it('identifies a browser by its cookie, and by the query first', async () => {
  const { proxyUrl, createSignedInClient } = await startServer()
  const a = createSignedInClient('user_alice')
  const b = createSignedInClient('user_bob')
  const headers = { cookie: `__client=${a.clientId}` }
  const byCookie = await call(`${proxyUrl}/v1/client`, { method: 'GET', headers })
  expect(byCookie.body).toMatchObject({ response: { id: a.clientId } })
  const byQuery = await call(`${proxyUrl}/v1/client?__clerk_db_jwt=${b.clientId}`, { method: 'GET', headers })
  expect(byQuery.body).toMatchObject({ response: { id: b.clientId } })
})

it('sets a cookie at sign-in for a browser without an id', async () => {
  const { proxyUrl } = await startServer()
  const { headers } = await call(`${proxyUrl}/v1/client/sign_ins`, { form: alice })
  const cookie = headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^__client=client_\w+; .*HttpOnly; SameSite=Lax/)
  const again = await call(`${proxyUrl}/v1/client`, {
    method: 'GET',
    headers: { cookie: cookie.split(';')[0] ?? '' },
  })
  expect(again.body).toMatchObject({ response: { sessions: [{ user: { id: 'user_alice' } }] } })
})

it('rejects a second session of the same user in one browser', async () => {
  const { proxyUrl, createSignedInClient } = await startServer()
  const { clientId, sessionId } = createSignedInClient('user_alice')
  const answer = await call(`${proxyUrl}/v1/client/sign_ins?__clerk_db_jwt=${clientId}`, { form: alice })
  expect(answer).toMatchObject({
    status: 400,
    body: { errors: [{ code: 'identifier_already_signed_in', meta: { session_id: sessionId } }] },
  })
})

it('changes updated_at of the client only with its sessions', async () => {
  const { proxyUrl, createSignedInClient } = await startServer()
  const { clientId, sessionId } = createSignedInClient('user_alice')
  const query = `?__clerk_db_jwt=${clientId}`
  const before = await call(`${proxyUrl}/v1/client${query}`, { method: 'GET' })
  await new Promise((resolve) => setTimeout(resolve, 5))
  const session = `${proxyUrl}/v1/client/sessions/${sessionId}`
  await call(`${session}/tokens${query}`)
  await call(`${session}/touch${query}`, { form: { active_organization_id: 'org_acme' } })
  const after = await call(`${proxyUrl}/v1/client${query}`, { method: 'GET' })
  expect(updatedAt(after.body)).toBe(updatedAt(before.body))
  await call(`${session}/remove${query}`)
  const removed = await call(`${proxyUrl}/v1/client${query}`, { method: 'GET' })
  expect(updatedAt(removed.body)).toBeGreaterThan(updatedAt(before.body))
})

it('creates every token with its own jti', async () => {
  const { createSignedInClient, mintToken } = await startServer()
  const { sessionId } = createSignedInClient('user_alice')
  const tokens = await Promise.all(Array.from({ length: 20 }, () => mintToken(sessionId)))
  expect(new Set(tokens.map((token) => readClaims(token)['jti'])).size).toBe(20)
})

it('takes the organization of a token from the request, else from the session', async () => {
  const { proxyUrl, createSignedInClient } = await startServer()
  const { clientId, sessionId } = createSignedInClient('user_alice', { organizationId: 'org_acme' })
  const tokens = `${proxyUrl}/v1/client/sessions/${sessionId}/tokens?__clerk_db_jwt=${clientId}`
  const organization = async (form?: Readonly<Record<string, string>>): Promise<unknown> =>
    readClaims(jwt((await call(tokens, form ? { form } : {})).body))['o']
  expect(await organization()).toMatchObject({ id: 'org_acme' })
  expect(await organization({ organization_id: 'org_globex' })).toMatchObject({ id: 'org_globex' })
  expect(await organization({ organization_id: '' })).toBeUndefined()
  expect(await call(tokens, { form: { organization_id: 'org_other' } })).toMatchObject({ status: 404 })
})

it('accepts requests with credentials from a page of another origin', async () => {
  const { proxyUrl } = await startServer()
  const headers = {
    origin: 'http://localhost:3000',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  }
  const preflight = await call(`${proxyUrl}/v1/client/sign_ins`, { method: 'OPTIONS', headers })
  expect(preflight.status).toBe(204)
  for (const answer of [preflight, await call(`${proxyUrl}/v1/nothing`, { headers })]) {
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:3000')
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true')
  }
  expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type')
})

it('lists the memberships of the user', async () => {
  const { proxyUrl, createSignedInClient } = await startServer()
  const { clientId, sessionId } = createSignedInClient('user_alice')
  const query = `?__clerk_db_jwt=${clientId}&_clerk_session_id=${sessionId}`
  const { body } = await call(`${proxyUrl}/v1/me/organization_memberships${query}`, { method: 'GET' })
  expect(body).toMatchObject({
    response: { data: [{ role: 'org:admin' }, { role: 'org:member' }], total_count: 2 },
  })
})

it('answers 501 with the name of an endpoint that it does not cover', async () => {
  const { proxyUrl } = await startServer()
  expect(await call(`${proxyUrl}/v1/client/sign_ups`)).toMatchObject({
    status: 501,
    body: {
      errors: [{ code: 'not_covered_by_clerk_local', message: expect.stringContaining('POST /v1/client/sign_ups') }],
    },
  })
})

it('reports an endpoint that it does not cover once', async () => {
  const onNotice = vi.fn<(message: string) => void>()
  const { proxyUrl } = await startServer({ onNotice })
  for (const path of ['/v1/client/sign_ups', '/v1/client/sign_ups', '/v1/me/totp']) await call(`${proxyUrl}${path}?a=b`)
  expect(onNotice.mock.calls).toEqual([
    ['POST /v1/client/sign_ups is not covered by clerk-local, which answered it with 501.'],
    ['POST /v1/me/totp is not covered by clerk-local, which answered it with 501.'],
  ])
})

it('logs requests without query, body or token', async () => {
  const server = await startServer()
  const { clientId, sessionId } = server.createSignedInClient('user_alice')
  const path = `/v1/client/sessions/${sessionId}/tokens`
  await call(`${server.proxyUrl}${path}?__clerk_db_jwt=${clientId}`)
  expect(server.requests()).toEqual([{ at: expect.any(Number), method: 'POST', path, status: 200, sessionId }])
  server.clearRequests()
  expect(server.requests()).toEqual([])
})

it('redirects a server-rendered page back with fresh cookies', async () => {
  const { proxyUrl, createSignedInClient } = await startServer()
  const { clientId, sessionId } = createSignedInClient('user_alice')
  const redirect = encodeURIComponent('http://localhost:3000/page?a=1')
  const handshake = `${proxyUrl}/v1/client/handshake?redirect_url=${redirect}&__clerk_db_jwt=${clientId}`
  const { status, headers } = await call(handshake, { method: 'GET' })
  const target = new URL(headers.get('location') ?? '')
  expect([status, target.origin, target.searchParams.get('a')]).toEqual([307, 'http://localhost:3000', '1'])
  const cookies = readClaims(target.searchParams.get('__clerk_handshake'))['handshake']
  const session = /^__session=([^;]+)/.exec(String(Array.isArray(cookies) ? cookies[4] : ''))?.[1]
  expect(readClaims(session)).toMatchObject({ sid: sessionId, azp: 'http://localhost:3000' })
})

function updatedAt(body: unknown): number {
  return Number(/"updated_at":(\d+)\}/.exec(JSON.stringify(body).replace(/,"client":.*/, ''))?.[1])
}

function jwt(body: unknown): string {
  return typeof body === 'object' && body !== null && 'jwt' in body ? String(body.jwt) : ''
}
