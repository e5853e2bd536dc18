import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AppEnv } from './context.js'

/** The only address that the server listens on. */
export const LOOPBACK = '127.0.0.1'

/** A listening server. */
export interface Listening {
  readonly port: number
  close(): Promise<void>
}

/** Serves the app on a loopback port; 0 for any free port. Rejects with Node's error, such as `EADDRINUSE`. */
export async function listen(app: Hono<AppEnv>, port: number): Promise<Listening> {
  const handle = getRequestListener(async (request, env) => app.fetch(await normalizeRequest(request), env), {
    overrideGlobalObjects: false,
  })
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing))
  server.listen(port, LOOPBACK)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.')
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

/** The path of the Frontend API for pages that use a proxy URL. */
export const PROXY_PATH = '/__clerk'

/**
 * Removes the proxy prefix from a request's path, and replaces POST with the method in `_method`, which clerk-js uses to avoid
 * preflights.
 */
export async function normalizeRequest(request: Request): Promise<Request> {
  const url = new URL(request.url)
  if (url.pathname.startsWith(`${PROXY_PATH}/`)) url.pathname = url.pathname.slice(PROXY_PATH.length)
  const method = request.method === 'POST' ? (url.searchParams.get('_method') ?? 'POST').toUpperCase() : request.method
  const body = method === 'GET' || method === 'HEAD' ? '' : await request.text()
  return new Request(url, { method, headers: request.headers, ...(body && { body }) })
}
