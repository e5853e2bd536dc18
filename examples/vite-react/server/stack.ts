import { serve, type ServerType } from '@hono/node-server'
import { startClerkLocal, type ClerkLocal } from '@x/clerk-local'
import { build, createServer, preview, type InlineConfig } from 'vite'
import { createApi, type ApiLogEntry, type ApiOptions } from './api.ts'
import { createBilling } from './billing.ts'
import { hostedIdentity, localIdentity, type HostedKeys } from './identity.ts'
import { quietLogger } from './quiet-logger.ts'
import { freePort } from './ports.ts'
import { createTrouble } from './trouble.ts'
import { createVerify } from './verify.ts'

export interface StackOptions {
  /** The folder of the Vite app. */
  readonly root: string
  /** `dev` serves the sources; `preview` builds them once into `outDir` and serves that. */
  readonly mode: 'dev' | 'preview'
  readonly outDir?: string
  readonly port?: number
  readonly apiPort?: number
  /** Keys of a real Clerk application. Without them a local Clerk is started. */
  readonly keys?: HostedKeys
  /** Life of the local Clerk's tokens, in seconds. */
  readonly tokenLifetime?: number
  /** Milliseconds after its end in which a token is still good at the API. */
  readonly clockSkewInMs?: number
  /** Adds to the API. */
  readonly routes?: ApiOptions['routes']
  /** The HTML pages to build, from `root`, when there are more than `index.html`. */
  readonly pages?: readonly string[]
}

export type Stack = Awaited<ReturnType<typeof startStack>>

/** Starts the page, the API on an origin of its own and, without keys, a local Clerk. */
export async function startStack(options: StackOptions) {
  const { root, mode, outDir, port, apiPort, keys, tokenLifetime, clockSkewInMs, routes, pages } = options
  const clerk = keys ? undefined : await startClerkLocal({ port: 0, ...(tokenLifetime && { tokenLifetime }) })
  const identity = keys ? hostedIdentity(keys) : localIdentity(clerk as ClerkLocal) // Started when there are no keys.
  const pagePort = await freePort(port)
  const url = `http://localhost:${pagePort}`
  const apiUrl = `http://localhost:${await freePort(apiPort)}`

  const log: ApiLogEntry[] = []
  const { ownerOf, people, ...verifyKeys } = identity
  const verify = createVerify({
    ...verifyKeys,
    authorizedParties: [url],
    ...(clockSkewInMs !== undefined && { clockSkewInMs }),
  })
  const onRequest = (entry: ApiLogEntry) => log.push(entry)
  const trouble = createTrouble()
  const app = createApi({ verify, ownerOf, pageOrigin: url, onRequest, trouble, ...(routes && { routes }) })
  let api = await listen(app, apiUrl)
  const billingUrl = `http://localhost:${await freePort()}`
  const { secretKey, jwtKey } = verifyKeys
  const billing = await listen(createBilling({ secretKey, ...(jwtKey && { jwtKey }), pageOrigin: url }), billingUrl)

  const page = await servePage(mode, {
    root,
    logLevel: 'warn',
    customLogger: quietLogger(),
    define: env({
      VITE_API_ORIGIN: apiUrl,
      VITE_BILLING_ORIGIN: billingUrl,
      VITE_CLERK_PUBLISHABLE_KEY: identity.publishableKey,
      VITE_CLERK_PROXY_URL: clerk ? '/__clerk' : '',
      VITE_PEOPLE: JSON.stringify(people),
    }),
    ...(outDir && { build: { outDir, emptyOutDir: true, ...(pages && { rolldownOptions: { input: [...pages] } }) } }),
    [mode === 'dev' ? 'server' : 'preview']: {
      host: 'localhost',
      port: pagePort,
      strictPort: true,
      proxy: {
        '/api': { target: apiUrl, rewrite: (path: string) => path.slice('/api'.length) },
        ...(clerk && { '/__clerk': { target: clerk.url } }),
      },
    },
  })

  return {
    url,
    apiUrl,
    clerk,
    people,
    /** Every request that reached the API, in its own words. */
    log,
    stopApi: () => stop(api),
    startApi: async () => {
      api = await listen(app, apiUrl)
    },
    close: async () => {
      await Promise.all([page.close(), stop(api), stop(billing), clerk?.close()])
    },
  }
}

async function servePage(mode: StackOptions['mode'], config: InlineConfig) {
  if (mode === 'dev') return (await createServer(config)).listen()
  await build(config)
  return preview(config)
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

function env(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`import.meta.env.${name}`, JSON.stringify(value)]),
  )
}
