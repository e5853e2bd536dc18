import { serve, type ServerType } from '@hono/node-server'
import { startClerkLocal } from '@x/clerk-local'
import { createApi, type ApiLogEntry } from '../../vite-react/server/api.ts'
import { localIdentity } from '../../vite-react/server/identity.ts'
import { freePort } from '../../vite-react/server/ports.ts'
import { createVerify } from '../../vite-react/server/verify.ts'
import { createApp } from './app.ts'

export interface StackOptions {
  readonly port?: number
  readonly apiPort?: number
  /** How long after its end a token is still good at the API. */
  readonly clockSkewInMs?: number
}

export type Stack = Awaited<ReturnType<typeof startStack>>

/** Starts the page, the API on an origin of its own, and a local Clerk. */
export async function startStack({ port, apiPort, clockSkewInMs }: StackOptions = {}) {
  const clerk = await startClerkLocal({ port: 0 })
  const url = `http://localhost:${await freePort(port)}`
  const apiUrl = `http://localhost:${await freePort(apiPort)}`
  const log: ApiLogEntry[] = []
  const { ownerOf, people, ...keys } = localIdentity(clerk)
  const verify = createVerify({
    ...keys,
    authorizedParties: [url],
    ...(clockSkewInMs !== undefined && { clockSkewInMs }),
  })
  const api = createApi({ verify, ownerOf, pageOrigin: url, onRequest: (entry) => log.push(entry) })
  const page = createApp({ api, apiUrl, clerkUrl: clerk.url, people })
  const servers = [await listen(page, url), await listen(api, apiUrl)]

  return {
    url,
    apiUrl,
    clerk,
    people,
    /** Every request that reached the API, in its own words. */
    log,
    close: async () => {
      await Promise.all([...servers.map(stop), clerk.close()])
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
