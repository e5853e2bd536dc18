import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AppEnv } from './context.js'
import { normalizeRequest } from './normalize-request.js'

/** The only address ever listened on. */
export const LOOPBACK = '127.0.0.1'

/** A server that listens. */
export interface Listening {
  readonly port: number
  close(): Promise<void>
}

/** Serves the app on a loopback port; 0 takes a free one. Rejects with Node's own error, such as `EADDRINUSE`. */
export async function listen(app: Hono<AppEnv>, port: number): Promise<Listening> {
  const handle = getRequestListener(async (request, env) => app.fetch(await normalizeRequest(request), env), {
    overrideGlobalObjects: false,
  })
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing))
  server.listen(port, LOOPBACK)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port')
  return {
    port: address.port,
    async close() {
      server.closeAllConnections()
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  }
}
