import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A connection as the server saw it. */
export interface Connection {
  readonly user: string | undefined
  readonly token: string
  readonly lastEventId: string | undefined
  readonly status: number
  isOpen: boolean
}

export interface EventServer {
  readonly origin: string
  readonly connections: Connection[]
  /** The status of the next responses to valid tokens. */
  status: number
}

/**
 * Starts a server on loopback that numbers its events and ends a stream when its token expires. An event's data is its user and its
 * number. A stream with `Last-Event-ID` starts at the number after it.
 *
 * @param interval milliseconds between two events
 */
export async function startEventServer(interval = 20): Promise<EventServer> {
  const connections: Connection[] = []
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo // it listens on TCP
  const started: EventServer = { origin: `http://127.0.0.1:${port}`, connections, status: 200 }
  return started

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const origin = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
    if (request.method === 'OPTIONS') {
      response.writeHead(204, origin).end()
      return
    }
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    const claims = readClaims(token)
    const left = (claims?.exp ?? 0) * 1000 - Date.now()
    const status = left > 0 ? started.status : 401
    const lastEventId = request.headers['last-event-id']
    const connection: Connection = {
      user: claims?.sub,
      token,
      lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined,
      status,
      isOpen: status === 200,
    }
    connections.push(connection)
    response.writeHead(status, { 'content-type': 'text/event-stream', ...origin })
    if (status !== 200) {
      response.end()
      return
    }
    let number = Number(connection.lastEventId ?? 0)
    response.write('retry: 10\n\n')
    const timer = setInterval(() => {
      number += 1
      response.write(`id: ${number}\nevent: tick\ndata: ${connection.user} ${number}\n\n`)
    }, interval)
    const end = setTimeout(() => response.end(), left)
    response.on('close', () => {
      clearInterval(timer)
      clearTimeout(end)
      connection.isOpen = false
    })
  }
}

/** Returns the claims of a token without verifying it. */
export function readClaims(token: string): { sub: string; exp: number } | undefined {
  const payload = token.split('.')[1]
  return payload === undefined ? undefined : JSON.parse(Buffer.from(payload, 'base64url').toString())
}
