import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AppEnv } from './context.js'

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

/** Where the Frontend API lives for pages that use a proxy URL. */
export const PROXY_PATH = '/__clerk'

/**
 * Returns the request that a browser would have sent without its limits: the proxy prefix gone, and the verb of
 * `_method` in place of POST.
 */
export async function normalizeRequest(request: Request): Promise<Request> {
  const url = new URL(request.url)
  if (url.pathname.startsWith(`${PROXY_PATH}/`)) url.pathname = url.pathname.slice(PROXY_PATH.length)
  const method = request.method === 'POST' ? (url.searchParams.get('_method') ?? 'POST').toUpperCase() : request.method
  const body = method === 'GET' || method === 'HEAD' ? '' : await request.text()
  return new Request(url, { method, headers: request.headers, ...(body && { body }) })
}
