import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as it arrived over the network. */
export interface SeenRequest {
  readonly method: string
  /** Path and query. */
  readonly url: string
  /** Names and values alternately, as they were sent. */
  readonly rawHeaders: readonly string[]
  readonly authorization: string | undefined
  readonly body: string
}

export interface Answer {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body?: string
}

export interface Server {
  readonly origin: string
  readonly seen: SeenRequest[]
}

/** Starts a server on loopback, which stops after the test. It answers 200 by default. */
export async function startServer(answer?: (request: SeenRequest) => Answer | Promise<Answer>): Promise<Server> {
  const seen: SeenRequest[] = []
  const { origin, stop } = await listen(async (request, response) => {
    const read = await readRequest(request)
    seen.push(read)
    const { status = 200, headers = {}, body = '' } = (await answer?.(read)) ?? {}
    response.writeHead(status, headers).end(body)
  })
  onTestFinished(stop)
  return { origin, seen }
}

/** Starts a server that answers 200 to tokens for which `isGood` returns true, else 401. */
export function startApi(isGood: (token: string) => boolean): Promise<Server> {
  return startServer(({ authorization = '' }) =>
    isGood(authorization.replace('Bearer ', ''))
      ? { body: '{"ok":true}', headers: { 'content-type': 'application/json' } }
      : { status: 401, body: 'rejected' },
  )
}

export async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
): Promise<{ origin: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, resolve))
  const { port } = server.address() as AddressInfo // it listens on TCP
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export async function readRequest(request: IncomingMessage): Promise<SeenRequest> {
  let body = ''
  request.setEncoding('latin1')
  try {
    for await (const chunk of request) body += String(chunk)
  } catch {
    // The client disconnected.
  }
  const { method = '', url = '', rawHeaders, headers } = request
  return { method, url, rawHeaders, authorization: headers.authorization, body }
}
