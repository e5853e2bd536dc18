import { createClerkClient, verifyToken } from '@clerk/backend'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { expect, it } from 'vitest'
import { startServer } from './support/start-server.js'

const origin = 'http://localhost:3000'

it('creates tokens that @clerk/backend accepts for a request', async () => {
  const server = await startServer()
  const { sessionId } = server.createSignedInClient('user_alice', { organizationId: 'org_acme', origin })
  const auth = await authenticate(server, await server.mintToken(sessionId))
  expect(auth).toMatchObject({
    isAuthenticated: true,
    userId: 'user_alice',
    sessionId,
    orgId: 'org_acme',
    orgRole: 'org:admin',
  })
})

it('packs permissions as @clerk/backend reads them', async () => {
  const permissions = ['org:invoices:read', 'org:invoices:pay', 'org:teams:read', 'org:sys_profile:manage']
  const server = await startServer({
    seeds: {
      users: [
        {
          email: 'carol@example.com',
          memberships: [{ organization: 'acme', role: 'org:accountant', permissions }],
        },
      ],
      organizations: [{ name: 'Acme' }],
    },
  })
  const { sessionId } = server.createSignedInClient('user_carol', { organizationId: 'org_acme', origin })
  const auth = await authenticate(server, await server.mintToken(sessionId))
  expect(auth.orgRole).toBe('org:accountant')
  expect(permissions.map((permission) => auth.has({ permission }))).toEqual([true, true, true, false])
  expect(auth.has({ permission: 'org:teams:pay' })).toBe(false)
})

it.each([
  ['an expired token', { issuedAgo: 120 }, 'token-expired'],
  ['a token from the future', { issuedAgo: -120 }, 'token-not-active-yet'],
])('mints %s on request', async (_what, options, reason) => {
  const server = await startServer()
  const { sessionId } = server.createSignedInClient('user_alice')
  const token = await server.mintToken(sessionId, options)
  await expect(verifyToken(token, { jwtKey: server.jwtKey })).rejects.toMatchObject({ reason })
})

it.each([
  [-120, 'token-expired'],
  [120, 'token-not-active-yet'],
])('issues by a clock that is off by %i seconds', async (seconds, reason) => {
  const server = await startServer()
  const { sessionId } = server.createSignedInClient('user_alice')
  server.setTokenClock(seconds)
  await expect(
    verifyToken(await server.mintToken(sessionId), { jwtKey: server.jwtKey, clockSkewInMs: 1 }),
  ).rejects.toMatchObject({ reason })
})

it('no longer verifies tokens of the previous key after a rotation', async () => {
  const server = await startServer()
  const { sessionId } = server.createSignedInClient('user_alice')
  const before = await server.mintToken(sessionId)
  await server.rotateKey()
  await expect(verifyToken(before, { jwtKey: server.jwtKey })).rejects.toThrow(/signature/i)
  await expect(verifyToken(await server.mintToken(sessionId), { jwtKey: server.jwtKey })).resolves.toMatchObject({
    sub: 'user_alice',
  })
})

it('creates a token for another organization than the active one', async () => {
  const server = await startServer()
  const { sessionId } = server.createSignedInClient('user_alice', { organizationId: 'org_acme' })
  const claims = await verifyToken(await server.mintToken(sessionId, { organizationId: null }), {
    jwtKey: server.jwtKey,
  })
  expect(claims).not.toHaveProperty('o')
})

it.each(['/.well-known/jwks.json', '/v1/jwks', '/__clerk/.well-known/jwks.json'])(
  'publishes its key at %s',
  async (path) => {
    const server = await startServer()
    const { sessionId } = server.createSignedInClient('user_alice')
    const jwks = createRemoteJWKSet(new URL(path, server.url))
    const { payload, protectedHeader } = await jwtVerify(await server.mintToken(sessionId), jwks)
    expect(payload.sub).toBe('user_alice')
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'JWT', cat: 'cl_B7d4PD111AAA' })
  },
)

it('returns template tokens to a server through the Backend API', async () => {
  const server = await startServer()
  const { sessionId } = server.createSignedInClient('user_alice')
  const backend = createClerkClient({
    secretKey: server.secretKey,
    apiUrl: server.url,
    telemetry: { disabled: true },
  })
  const { jwt } = await backend.sessions.getToken(sessionId, 'api')
  const { payload } = await jwtVerify(jwt, createRemoteJWKSet(new URL('/v1/jwks', server.url)))
  expect(payload).toMatchObject({ sub: 'user_alice', aud: 'api' })
  server.revokeSession(sessionId)
  await expect(backend.sessions.getToken(sessionId, 'api')).rejects.toMatchObject({ status: 404 })
})

async function authenticate(server: Awaited<ReturnType<typeof startServer>>, token: string) {
  const { publishableKey, secretKey, jwtKey } = server
  const backend = createClerkClient({ publishableKey, secretKey, jwtKey, telemetry: { disabled: true } })
  const request = new Request('http://localhost:8080/api', { headers: { authorization: `Bearer ${token}` } })
  const state = await backend.authenticateRequest(request, { authorizedParties: [origin] })
  const auth = state.toAuth()
  if (!auth || !('orgRole' in auth)) throw new Error(`Not signed in: ${state.reason ?? 'no reason'}`)
  return auth
}
