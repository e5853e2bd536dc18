import { request } from 'node:http'
import { expect, it } from 'vitest'
import type { ClerkLocal } from '../src/index.js'
import { call, type Answer } from './support/call.js'
import { readClaims } from './support/read-claims.js'
import { startServer } from './support/start-server.js'

it('signs a client in, creates its tokens, and returns the state', async () => {
  const server = await startServer()
  const client = await control(server, 'signed-in-clients', {
    userId: 'user_bob',
    organizationId: 'org_acme',
  })
  const { clientId, sessionId } = ids(client)
  expect(await state(server)).toMatchObject({
    tokenLifetime: 60,
    clients: [{ id: clientId, sessions: [{ id: sessionId, userId: 'user_bob', organizationId: 'org_acme' }] }],
  })
  const { body } = await control(server, 'tokens', {
    sessionId,
    template: 'api',
    lifetime: 5,
    issuedAgo: 100,
  })
  const claims = readClaims(field(body, 'jwt'))
  expect(claims).toMatchObject({ sub: 'user_bob', aud: 'api' })
  expect(Number(claims['exp'])).toBeLessThan(Date.now() / 1000 - 90)
})

it('sets the token lifetime', async () => {
  const server = await startServer()
  expect((await control(server, 'token-lifetime', { seconds: 9 })).status).toBe(200)
  const { sessionId } = server.createSignedInClient('user_alice')
  const { iat, exp } = readClaims(await server.mintToken(sessionId))
  expect(Number(exp) - Number(iat)).toBe(9)
})

it('revokes a session', async () => {
  const server = await startServer()
  const { clientId, sessionId } = server.createSignedInClient('user_alice')
  await control(server, 'revoke-session', { sessionId })
  const tokens = `${server.proxyUrl}/v1/client/sessions/${sessionId}/tokens?__clerk_db_jwt=${clientId}`
  expect((await call(tokens)).status).toBe(401)
  expect(await state(server)).toMatchObject({ clients: [{ sessions: [] }] })
})

it('sets the age of a verification', async () => {
  const server = await startServer()
  const { sessionId } = server.createSignedInClient('user_alice')
  await control(server, 'verification-age', { sessionId, minutes: 15 })
  expect(readClaims(await server.mintToken(sessionId))['fva']).toEqual([15, -1])
})

it('fails, delays and hangs requests, and clears faults', async () => {
  const server = await startServer()
  await control(server, 'fail-next', { status: 429, retryAfter: 3, path: '/client' })
  const failed = await call(`${server.proxyUrl}/v1/client`, { method: 'GET' })
  expect([failed.status, failed.headers.get('retry-after')]).toEqual([429, '3'])
  await control(server, 'delay-next', { ms: 150 })
  const before = performance.now()
  await call(`${server.proxyUrl}/v1/client`, { method: 'GET' })
  expect(performance.now() - before).toBeGreaterThan(145)
  await control(server, 'hang-next', { count: 5 })
  await control(server, 'clear-faults')
  expect((await call(`${server.proxyUrl}/v1/client`, { method: 'GET' })).status).toBe(200)
})

it('returns and clears the log, which does not contain its own requests', async () => {
  const server = await startServer()
  await call(`${server.proxyUrl}/v1/environment`, { method: 'GET' })
  const requests = (): Promise<Answer> => call(`${server.url}/__control/requests`, { method: 'GET' })
  expect((await requests()).body).toMatchObject({ requests: [{ path: '/v1/environment', status: 200 }] })
  await call(`${server.url}/__control/requests`, { method: 'DELETE' })
  expect((await requests()).body).toEqual({ requests: [] })
})

it('creates tickets', async () => {
  const server = await startServer()
  const ticket = field((await control(server, 'tickets', { userId: 'user_bob' })).body, 'ticket')
  const signIn = await call(`${server.proxyUrl}/v1/client/sign_ins`, { form: { strategy: 'ticket', ticket } })
  expect(signIn.body).toMatchObject({ response: { status: 'complete', identifier: 'bob@example.com' } })
})

it('answers under the proxy prefix too', async () => {
  const { proxyUrl } = await startServer()
  expect((await call(`${proxyUrl}/__control/state`, { method: 'GET' })).status).toBe(200)
})

it.each([
  ['a missing field', 'token-lifetime', {}, 422],
  ['a field of the wrong kind', 'token-lifetime', { seconds: '5' }, 422],
  ['a body that is no object', 'fail-next', 'now', 422],
  ['an unknown session', 'revoke-session', { sessionId: 'sess_0' }, 404],
  ['an unknown user', 'tickets', { userId: 'user_0' }, 404],
  [
    'an organization the user is not in',
    'signed-in-clients',
    { userId: 'user_bob', organizationId: 'org_globex' },
    404,
  ],
  ['an unknown control', 'nothing', {}, 501],
])('refuses %s', async (_what, name, json, status) => {
  const server = await startServer()
  const answer = await control(server, name, json)
  expect(answer).toMatchObject({ status, body: { errors: [{ message: expect.any(String) }] } })
})

it.each([
  ['a page elsewhere', { origin: 'https://evil.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['a name that DNS points here', { host: 'evil.example' }],
])('refuses %s', async (_what, headers) => {
  const { url } = await startServer()
  expect(await statusWith(`${url}/__control/state`, headers)).toBe(403)
})

it('accepts pages of this machine', async () => {
  const { url } = await startServer()
  expect(await statusWith(`${url}/__control/state`, { origin: 'http://localhost:5173', host: 'localhost:5173' })).toBe(
    200,
  )
})

function control(server: ClerkLocal, name: string, json?: unknown): Promise<Answer> {
  return call(`${server.url}/__control/${name}`, { json })
}

async function state(server: ClerkLocal): Promise<unknown> {
  return (await call(`${server.url}/__control/state`, { method: 'GET' })).body
}

function ids({ body }: Answer): { clientId: string; sessionId: string } {
  return { clientId: field(body, 'clientId'), sessionId: field(body, 'sessionId') }
}

function field(body: unknown, name: string): string {
  const value: unknown =
    typeof body === 'object' && body !== null ? Object.entries(body).find(([key]) => key === name)?.[1] : undefined
  if (typeof value !== 'string') throw new Error(`The answer has no ${name}`)
  return value
}

/** Node's fetch does not let a test set `Host`. */
function statusWith(url: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}
