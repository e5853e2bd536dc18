import { createApp } from './app.js'
import type { Services } from './context.js'
import type { Controls } from './controls.js'
import { createControls } from './create-controls.js'
import { createFaults } from './faults.js'
import { instance } from './instance.js'
import { listen, type Listening, LOOPBACK, PROXY_PATH } from './listen.js'
import { readSeeds } from './read-seeds.js'
import { createRequestLog } from './request-log.js'
import { createPresenter } from './resources.js'
import { defaultSeeds, type SeedOrganization, type Seeds, type SeedUser } from './seeds.js'
import { createStore } from './store.js'
import { createTokenMinter } from './token-minter.js'

/** The default port. */
export const DEFAULT_PORT = 4400

/** The options of `startClerkLocal`. All are optional. */
export interface ClerkLocalOptions {
  /**
   * The port on 127.0.0.1; 0 for any free port. A port in use is an error.
   * @default 4400, or a free one with a notice when that is in use
   */
  readonly port?: number
  /** The lifetime of tokens in seconds. @default 60 */
  readonly tokenLifetime?: number
  /** The users and organizations, or the path of a JSON file with them. @default Alice and Bob, in Acme and Globex */
  readonly seeds?: Seeds | string
  /** The names of the JWT templates. @default ['api'] */
  readonly templates?: readonly string[]
  /** Called with messages for the developer: another port, an endpoint that clerk-local does not have. @default console.warn */
  readonly onNotice?: (message: string) => void
}

/** A running Frontend API with its controls. */
export interface ClerkLocal extends Controls {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** The `proxyUrl` for clerk-js. */
  readonly proxyUrl: string
  readonly publishableKey: string
  /** A placeholder, which clerk-local does not check. */
  readonly secretKey: string
  /** The current public key in SPKI PEM: the `jwtKey` of `@clerk/backend`. */
  readonly jwtKey: string
  readonly users: readonly SeedUser[]
  readonly organizations: readonly SeedOrganization[]
  /** Stops the server and aborts its open requests. */
  readonly close: () => Promise<void>
}

/**
 * Starts a Clerk Frontend API on 127.0.0.1, for development and tests only.
 *
 * @param options the port, the users and the token lifetime
 * @returns the addresses and keys for clerk-js and a backend, and the controls
 * @throws Error when `port` is in use, or when the seeds are invalid: the message names each field
 *
 * @example
 * const clerk = await startClerkLocal({ port: 0 })
 * const { clientId, cookies } = clerk.createSignedInClient('user_alice')
 * await clerk.close()
 *
 * @see https://clerk.com/docs/reference/frontend-api
 */
export async function startClerkLocal(options: ClerkLocalOptions = {}): Promise<ClerkLocal> {
  // oxlint-disable-next-line no-console -- the only way to reach a developer without `onNotice`
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
    reportNotCovered: reportOnce(onNotice),
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

/** Listens on the given port, or throws. The default port is only a preference. */
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
        `Port ${port} on ${LOOPBACK} is in use. Stop the other server, set another port, or set it to 0 for any free port.`,
        { cause: error },
      )
    }
    const server = await listen(app, 0)
    onNotice(`Port ${DEFAULT_PORT} is in use: clerk-local listens on ${server.port} instead.`)
    return server
  }
}

/** Reports each endpoint once: a page that polls would fill the terminal. */
function reportOnce(onNotice: (message: string) => void): (endpoint: string) => void {
  const reported = new Set<string>()
  return (endpoint) => {
    if (reported.has(endpoint)) return
    reported.add(endpoint)
    onNotice(`${endpoint} is not covered by clerk-local, which answered it with 501.`)
  }
}
