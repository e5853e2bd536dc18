import { expect, it } from 'vitest'
import { connectClerkLocal, type RemoteClerkLocal } from '../src/index.js'
import { readClaims } from './support/read-claims.js'
import { startServer } from './support/start-server.js'

async function connect(): Promise<{ server: Awaited<ReturnType<typeof startServer>>; remote: RemoteClerkLocal }> {
  const server = await startServer()
  return { server, remote: await connectClerkLocal(server.url) }
}

it('returns the addresses, the key and the users without their passwords', async () => {
  const { server, remote } = await connect()
  const { url, proxyUrl, publishableKey, organizations } = server
  expect(remote).toMatchObject({ url, proxyUrl, publishableKey, organizations })
  expect(remote.users).toEqual(server.users.map(({ password: _password, ...user }) => user))
  expect(JSON.stringify(remote)).not.toContain('clerk-local-demo')
})

it('has every control of a server', async () => {
  const { server, remote } = await connect()
  const controls = Object.entries(server).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
  expect(controls.filter((name) => name !== 'close' && !Object.hasOwn(remote, name))).toEqual([])
})

it('signs users in, creates tokens, and revokes sessions', async () => {
  const { server, remote } = await connect()
  const { sessionId } = await remote.createSignedInClient('user_alice', { organizationId: 'org_acme' })
  await remote.setTokenLifetime(7)
  await remote.setTokenClock(100)
  await remote.setVerificationAge(sessionId, 5)
  const { iat, exp, fva, o } = readClaims(await remote.mintToken(sessionId, { issuedAgo: 1 }))
  expect([Number(exp) - Number(iat), fva, o]).toMatchObject([7, [5, -1], { id: 'org_acme' }])
  expect(Number(iat) - Date.now() / 1000).toBeGreaterThan(90)
  const before = server.jwtKey
  await remote.rotateKey()
  expect(server.jwtKey).not.toBe(before)
  expect(await remote.createTicket('user_bob')).toMatch(/^ticket_/)
  await remote.revokeSession(sessionId)
  expect((await fetch(`${remote.url}/v1/sessions/${sessionId}/tokens`, { method: 'POST' })).status).toBe(404)
})

it('fails, delays and breaks requests, and returns the requests', async () => {
  const { remote } = await connect()
  const ask = (): Promise<number> => fetch(`${remote.url}/v1/client`).then(({ status }) => status)
  await remote.failNext({ status: 429, path: '/client' })
  expect(await ask()).toBe(429)
  await remote.breakNext({ how: 'html' })
  expect(await ask()).toBe(503)
  expect((await remote.requests()).map(({ path, status }) => [path, status])).toEqual([
    ['/v1/client', 429],
    ['/v1/client', 503],
  ])
  await remote.delayNext({ ms: Infinity })
  await expect(fetch(`${remote.url}/v1/client`, { signal: AbortSignal.timeout(200) })).rejects.toThrow('timeout')
  await remote.delayNext({ ms: 60_000 })
  await remote.clearFaults()
  await remote.clearRequests()
  expect(await ask()).toBe(200)
  expect(await remote.requests()).toHaveLength(1)
})

it('rejects with the message of the server', async () => {
  const { remote } = await connect()
  await expect(remote.createSignedInClient('user_nobody')).rejects.toThrow('User user_nobody not found')
  await expect(remote.setTokenLifetime(0)).rejects.toThrow('seconds must be a number of at least 1')
})

it('names the command to start when no server answers', async () => {
  const { server } = await connect()
  await server.close()
  await expect(connectClerkLocal(server.url)).rejects.toThrow(
    `No clerk-local answers at ${server.url}. Start it with npx @x/clerk-local.`,
  )
})
