import { readFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { readToken, type TokenSeen } from './read-token.ts'
import { SIGN_IN_PATH } from './next-env.ts'

export interface GatewayOptions {
  readonly port: number
  readonly nextPort: number
  readonly clerkUrl: string
  readonly publishableKey: string
  /** The users that the sign-in page offers. */
  readonly people: readonly object[]
}

/** A request to the app's API routes. */
export interface LogEntry {
  readonly at: number
  readonly method: string
  readonly path: string
  readonly status: number
  /** The token of the `Authorization` header. */
  readonly bearer: TokenSeen | null
  /** Whether a page sent it, rather than the server itself. */
  readonly byPage: boolean
}

const signInPage = readFileSync(new URL('sign-in.html', import.meta.url), 'utf8')

/**
 * Starts one server in front of the app and the local Clerk: `/__clerk` goes to Clerk, everything else to Next. The app itself needs
 * no rewrites.
 */
export async function startGateway({ port, nextPort, clerkUrl, publishableKey, people }: GatewayOptions) {
  const signIn = signInPage.replace('["PEOPLE"]', JSON.stringify(people)).replace('KEY', publishableKey)
  const log: LogEntry[] = []
  const nextUrl = `http://localhost:${nextPort}`
  const targetOf = (path: string) => new URL(path.startsWith('/__clerk/') ? clerkUrl : nextUrl)

  function forward(incoming: IncomingMessage) {
    const { url = '/', method, headers } = incoming
    const { hostname, port: targetPort } = targetOf(url)
    // A connection for each request: on a busy machine one that is kept may be closed just when it is used again.
    return request({ hostname, port: targetPort, path: url, method, headers, agent: false })
  }

  function answer(incoming: IncomingMessage, outgoing: ServerResponse) {
    const { method = 'GET', headers } = incoming
    const path = (incoming.url ?? '/').split('?')[0] ?? '/'
    if (path === SIGN_IN_PATH) {
      outgoing.setHeader('Content-Type', 'text/html; charset=utf-8')
      outgoing.end(signIn)
      return
    }
    const proxied = forward(incoming)
    proxied.on('response', (response) => {
      const status = response.statusCode ?? 502
      if (path.startsWith('/api/')) {
        const byPage = headers['sec-fetch-mode'] !== undefined && headers['sec-fetch-site'] !== undefined
        log.push({ at: Date.now(), method, path, status, bearer: readToken(headers.authorization), byPage })
      }
      outgoing.writeHead(status, response.headers)
      response.pipe(outgoing)
    })
    proxied.on('error', (error) => {
      // oxlint-disable-next-line no-console -- a page that lacks a script says nothing
      if (!outgoing.destroyed) console.error(`${method} ${path} failed: ${error.message}`)
      outgoing.destroy()
    })
    outgoing.on('close', () => proxied.destroy())
    incoming.pipe(proxied)
  }

  /** Proxies the WebSocket by which Next's development server reports changes. */
  function upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer) {
    const proxied = forward(incoming)
    proxied.on('upgrade', (response, upstream, first) => {
      const lines = Object.entries(response.headers).map(([name, value]) => `${name}: ${String(value)}`)
      socket.write(['HTTP/1.1 101 Switching Protocols', ...lines, '', ''].join('\r\n'))
      // Forward the bytes that arrived with the handshake.
      socket.write(first)
      upstream.write(head)
      upstream.pipe(socket).pipe(upstream)
      upstream.on('error', () => socket.destroy())
      socket.on('error', () => upstream.destroy())
    })
    proxied.on('error', () => socket.destroy())
    proxied.end()
  }

  const server = createServer(answer)
  server.on('upgrade', upgrade)
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
  return {
    log,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
