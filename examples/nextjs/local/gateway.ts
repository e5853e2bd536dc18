import { readFileSync } from 'node:fs'
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { readToken, type TokenSeen } from './read-token.ts'
import { SIGN_IN_PATH } from './next-env.ts'

export interface GatewayOptions {
  readonly port: number
  readonly nextPort: number
  readonly clerkUrl: string
  readonly publishableKey: string
  /** Who can sign in by a click. */
  readonly people: readonly object[]
}

/** A request to the app's own routes, as it came in. */
export interface LogEntry {
  readonly at: number
  readonly method: string
  readonly path: string
  readonly status: number
  /** What stood in `Authorization`. */
  readonly bearer: TokenSeen | null
  /** Whether a page sent it, not the server itself. */
  readonly byPage: boolean
}

const signInPage = readFileSync(new URL('sign-in.html', import.meta.url), 'utf8')

/**
 * One address for the app and for the local Clerk, as a page has with Clerk's own hosts: `/__clerk` leads to Clerk, everything
 * else to Next. So the app itself needs no rewrite.
 */
export async function startGateway({ port, nextPort, clerkUrl, publishableKey, people }: GatewayOptions) {
  const signIn = signInPage.replace('["PEOPLE"]', JSON.stringify(people)).replace('KEY', publishableKey)
  const log: LogEntry[] = []
  const agent = new Agent({ keepAlive: true })
  const nextUrl = `http://localhost:${nextPort}`
  const targetOf = (path: string) => new URL(path.startsWith('/__clerk/') ? clerkUrl : nextUrl)

  function forward(incoming: IncomingMessage) {
    const { url = '/', method, headers } = incoming
    const { hostname, port: targetPort } = targetOf(url)
    return request({ hostname, port: targetPort, path: url, method, headers, agent })
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
    proxied.on('error', () => outgoing.destroy())
    outgoing.on('close', () => proxied.destroy())
    incoming.pipe(proxied)
  }

  /** Next's development server tells the page of changes through a WebSocket. */
  function upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer) {
    const proxied = forward(incoming)
    proxied.on('upgrade', (response, upstream, first) => {
      const lines = Object.entries(response.headers).map(([name, value]) => `${name}: ${String(value)}`)
      socket.write(['HTTP/1.1 101 Switching Protocols', ...lines, '', ''].join('\r\n'))
      // What came along with the handshake is part of the conversation.
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
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
