import { serve, type ServerType } from '@hono/node-server'
import { startClerkLocal, type ClerkLocal } from '@x/clerk-local'
import { createApi, type ApiLogEntry } from '../../vite-react/server/api.ts'
import { createTrouble } from '../../vite-react/server/trouble.ts'
import { hostedIdentity, localIdentity, type HostedKeys } from '../../vite-react/server/identity.ts'
import { freePort } from '../../vite-react/server/ports.ts'
import { createVerify } from '../../vite-react/server/verify.ts'
import { createApp } from './app.ts'

export interface StackOptions {
  readonly port?: number
  readonly apiPort?: number
  /** Keys of a real Clerk application. Without them a local Clerk is started. */
  readonly keys?: HostedKeys
  /** How long after its end a token is still good at the API. */
  readonly clockSkewInMs?: number
}

export type Stack = Awaited<ReturnType<typeof startStack>>

/** Starts the page, the API on an origin of its own and, without keys, a local Clerk. */
export async function startStack({ port, apiPort, keys, clockSkewInMs }: StackOptions = {}) {
  const clerk = keys ? undefined : await startClerkLocal({ port: 0 })
  const identity = keys ? hostedIdentity(keys) : localIdentity(clerk as ClerkLocal) // Started when there are no keys.
  const url = `http://localhost:${await freePort(port)}`
  const apiUrl = `http://localhost:${await freePort(apiPort)}`
  const log: ApiLogEntry[] = []
  const { ownerOf, people, ...verifyKeys } = identity
  const verify = createVerify({
    ...verifyKeys,
    authorizedParties: [url],
    ...(clockSkewInMs !== undefined && { clockSkewInMs }),
  })
  const trouble = createTrouble()
  const api = createApi({ verify, ownerOf, pageOrigin: url, onRequest: (entry) => log.push(entry), trouble })
  const { publishableKey } = verifyKeys
  const page = createApp({ api, apiUrl, publishableKey, people, ...(clerk && { clerkUrl: clerk.url }) })
  const servers = [await listen(page, url), await listen(api, apiUrl)]

  return {
    url,
    apiUrl,
    clerk,
    people,
    /** Every request that reached the API, in its own words. */
    log,
    close: async () => {
      await Promise.all([...servers.map(stop), clerk?.close()])
    },
  }
}

function listen({ fetch }: Pick<Parameters<typeof serve>[0], 'fetch'>, url: string): Promise<ServerType> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const server = serve({ fetch, hostname, port: Number(port) }, () => resolve(server))
  })
}

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
