import { fileURLToPath } from 'node:url'
import { serve, type ServerType } from '@hono/node-server'
import { startClerkLocal, type ClerkLocal } from '@x/clerk-local'
import { createApi } from './create-api.ts'
import { createStranger } from './create-stranger.ts'
import { servePage } from './serve-page.ts'

export type LabServer = Awaited<ReturnType<typeof startLab>>

/** Starts the page, the API on an origin of its own, an origin that nobody trusts, and Clerk. */
export async function startLab() {
  const clerk: ClerkLocal = await startClerkLocal({ port: 0, tokenLifetime: 60 })
  const revoked = new Set<string>()
  const folder = fileURLToPath(new URL('../../dist', import.meta.url))

  // Cookies know no ports, so who may not get them has another name.
  const { app, received } = createStranger(() => page.url)
  const stranger = await listen(app, '127.0.0.1')
  const page = await listen(
    servePage(folder, () => ({
      publishableKey: clerk.publishableKey,
      proxyUrl: clerk.proxyUrl,
      apiUrl: apiServer.url,
    })),
    'localhost',
  )
  const api = createApi({
    jwtKey: () => clerk.jwtKey,
    pageUrl: page.url,
    otherOrigin: stranger.url,
    isRevoked: (sid) => sid !== undefined && revoked.has(sid),
  })
  const apiServer = await listen(api.app, 'localhost')

  return {
    url: page.url,
    apiUrl: apiServer.url,
    strangerUrl: stranger.url,
    /** All that the stranger was sent. */
    received,
    clerk,
    api,
    /** As if just started, but for who is signed in. */
    reset(tokenLifetime = 60) {
      api.reset()
      clerk.clearFaults()
      clerk.clearRequests()
      clerk.setTokenClock(0)
      clerk.setTokenLifetime(tokenLifetime)
    },
    /** Ends a session: Clerk gives no more tokens for it, and the API takes those out there no longer. */
    revoke(sessionId: string) {
      revoked.add(sessionId)
      clerk.revokeSession(sessionId)
    },
    async close() {
      api.lower('')
      await Promise.all([page.close(), apiServer.close(), stranger.close(), clerk.close()])
    },
  }
}

/** Serves an app on a free port. */
async function listen(
  app: Pick<Parameters<typeof serve>[0], 'fetch'>,
  hostname: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = await new Promise<ServerType>((resolve) => {
    const starting = serve({ fetch: app.fetch, hostname, port: 0 }, () => resolve(starting))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port')
  return {
    url: `http://${hostname}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
