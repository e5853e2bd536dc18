import { serve, type ServerType } from '@hono/node-server'
import { startClerkLocal, type ClerkLocal } from '@x/clerk-local'
import { createApi, type ApiLogEntry, type ApiOptions } from './api.ts'
import { hostedIdentity, localIdentity, type HostedKeys } from './identity.ts'
import { freePort } from './ports.ts'
import { createSwitches } from './switches.ts'
import { createVerify } from './verify.ts'

export interface BackendOptions {
  readonly port?: number
  readonly apiPort?: number
  /** Keys of a Clerk application. Without them a local Clerk is started. */
  readonly keys?: HostedKeys
  /** Seconds until a token of the local Clerk expires. */
  readonly tokenLifetime?: number
  /** Milliseconds for which the API still accepts an expired token. */
  readonly clockSkewInMs?: number
  /** Adds routes to the API. */
  readonly routes?: ApiOptions['routes']
}

/** Starts the API on an origin of its own and, without keys, a local Clerk. */
export async function startBackend({ keys, tokenLifetime, clockSkewInMs, routes, ...ports }: BackendOptions) {
  const clerk = keys ? undefined : await startClerkLocal({ port: 0, ...(tokenLifetime && { tokenLifetime }) })
  const { ownerOf, people, ...verifyKeys } = keys ? hostedIdentity(keys) : localIdentity(clerk as ClerkLocal) // Started when there are no keys.
  const pagePort = await freePort(ports.port)
  const url = `http://localhost:${pagePort}`
  const apiUrl = `http://localhost:${await freePort(ports.apiPort)}`

  const log: ApiLogEntry[] = []
  const verify = createVerify({
    ...verifyKeys,
    authorizedParties: [url],
    ...(clockSkewInMs !== undefined && { clockSkewInMs }),
  })
  const onRequest = (entry: ApiLogEntry) => log.push(entry)
  const switches = createSwitches()
  const app = createApi({ verify, ownerOf, pageOrigin: url, onRequest, switches, ...(routes && { routes }) })
  let api = await listen(app, apiUrl)

  return {
    /** Where the page is to be served: the API accepts tokens of this origin only. */
    url,
    pagePort,
    apiUrl,
    app,
    clerk,
    people,
    verifyKeys,
    /** Every request that reached the API. */
    log,
    stopApi: () => stop(api),
    startApi: async () => {
      api = await listen(app, apiUrl)
    },
    close: async () => {
      await Promise.all([stop(api), clerk?.close()])
    },
  }
}

/** Serves a Hono app at an address such as `http://localhost:8787`. */
export function listen({ fetch }: Pick<Parameters<typeof serve>[0], 'fetch'>, url: string): Promise<ServerType> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const server = serve({ fetch, hostname, port: Number(port) }, () => resolve(server))
  })
}

export function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
