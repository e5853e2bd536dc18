import { createApp } from './app.js'
import type { Services } from './context.js'
import { type Controls, createControls } from './controls.js'
import { createFaults } from './faults.js'
import { instance } from './instance.js'
import { listen, type Listening, LOOPBACK, PROXY_PATH } from './listen.js'
import { readSeeds } from './read-seeds.js'
import { createRequestLog } from './request-log.js'
import { createPresenter } from './resources.js'
import { defaultSeeds, type SeedOrganization, type Seeds, type SeedUser } from './seeds.js'
import { createStore } from './store.js'
import { createTokenMinter } from './token-minter.js'

/** The port asked for when none is named. */
export const DEFAULT_PORT = 4400

/** How to start. Every option can be left out. */
export interface ClerkLocalOptions {
  /**
   * The port, on 127.0.0.1. One that is in use is an error; 0 takes a free one.
   * @default 4400, or a free one with a notice when that is in use
   */
  readonly port?: number
  /** Seconds from a token's issue to its expiry. @default 60 */
  readonly tokenLifetime?: number
  /** Who exists, or the path of a JSON file that says so. @default Alice and Bob, in Acme and Globex */
  readonly seeds?: Seeds | string
  /** Names of the token templates that exist. @default ['api'] */
  readonly templates?: readonly string[]
  /** Receives what a developer should know: a port that changed, a request that is not covered. @default console.warn */
  readonly onNotice?: (message: string) => void
}

/** A running Frontend API, and the controls over it. */
export interface ClerkLocal extends Controls {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** What clerk-js takes as `proxyUrl`. */
  readonly proxyUrl: string
  readonly publishableKey: string
  /** A placeholder: nothing here checks it. */
  readonly secretKey: string
  /** The public key in use, as SPKI PEM: `jwtKey` of `@clerk/backend`. */
  readonly jwtKey: string
  readonly users: readonly SeedUser[]
  readonly organizations: readonly SeedOrganization[]
  /** Stops; requests that still wait are cut off. */
  readonly close: () => Promise<void>
}

/**
 * Starts a Clerk Frontend API on 127.0.0.1, for development and tests only.
 *
 * @param options where to listen and who exists
 * @returns the addresses and keys that clerk-js and a backend need, and the controls
 * @throws Error when the port asked for is in use, and when the seeds have mistakes: it names each field
 *
 * @example
 * const clerk = await startClerkLocal({ port: 0 })
 * const { clientId, cookies } = clerk.createSignedInClient('user_alice')
 * await clerk.close()
 *
 * @see https://clerk.com/docs/reference/frontend-api
 */
export async function startClerkLocal(options: ClerkLocalOptions = {}): Promise<ClerkLocal> {
  // oxlint-disable-next-line no-console -- the only way to reach a developer who handed in no `onNotice`
  const { seeds = defaultSeeds, templates = ['api'], tokenLifetime = 60, onNotice = console.warn } = options
  const { users, organizations } = readSeeds(seeds)
  const store = createStore(users, organizations)
  const minter = await createTokenMinter(store, tokenLifetime)
  const closing = new AbortController()
  const services: Services = {
    store,
    minter,
    present: createPresenter(store, minter),
    faults: createFaults(),
    log: createRequestLog(),
    templates,
    tellNotCovered: tellOnce(onNotice),
    closing: closing.signal,
  }
  const controls = createControls(services)
  const server = await listenOn(options.port, onNotice, createApp(services, controls))
  const url = `http://${LOOPBACK}:${server.port}`

  return {
    ...controls,
    url,
    proxyUrl: `${url}${PROXY_PATH}`,
    publishableKey: instance.publishableKey,
    secretKey: instance.secretKey,
    get jwtKey() {
      return minter.jwtKey
    },
    users,
    organizations,
    async close() {
      closing.abort()
      await server.close()
    },
  }
}

/** A port that was asked for is that port or an error; the default port is a preference. */
async function listenOn(
  port: number | undefined,
  onNotice: (message: string) => void,
  app: Parameters<typeof listen>[0],
): Promise<Listening> {
  try {
    return await listen(app, port ?? DEFAULT_PORT)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    if (port !== undefined) {
      throw new Error(
        `Port ${port} on ${LOOPBACK} is in use. Stop what listens there, choose another port, or pass 0 for a free one.`,
        { cause: error },
      )
    }
    const server = await listen(app, 0)
    onNotice(`Port ${DEFAULT_PORT} is in use: clerk-local took ${server.port} instead.`)
    return server
  }
}

/** A page that polls an endpoint would fill the terminal. */
function tellOnce(onNotice: (message: string) => void): (endpoint: string) => void {
  const told = new Set<string>()
  return (endpoint) => {
    if (told.has(endpoint)) return
    told.add(endpoint)
    onNotice(`${endpoint} is not covered by clerk-local, and was answered with 501.`)
  }
}
