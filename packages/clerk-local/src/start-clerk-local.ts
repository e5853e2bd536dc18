import { createApp } from './app.js'
import { createFaults, type Delay, type Failure } from './faults.js'
import { instance } from './instance.js'
import { listen, LOOPBACK, type Listening } from './listen.js'
import { newId } from './new-id.js'
import { PROXY_PATH } from './normalize-request.js'
import { createRequestLog, type ClerkLocalRequest } from './request-log.js'
import { defaultOrganizations, defaultUsers, type SeedOrganization, type SeedUser } from './seeds.js'
import { createStore, type SessionRecord } from './store.js'
import { createTokenMinter, type MintOptions } from './token-minter.js'
import { CLIENT_COOKIE, DEV_BROWSER } from './identity.js'

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
  /** @default Alice and Bob */
  readonly users?: readonly SeedUser[]
  /** @default Acme and Globex */
  readonly organizations?: readonly SeedOrganization[]
  /** Names of the token templates that exist. @default ['api'] */
  readonly templates?: readonly string[]
  /** Receives what a developer should know, such as a port that changed. @default console.warn */
  readonly onNotice?: (message: string) => void
}

/** A running Frontend API, and the controls over it. */
export interface ClerkLocal {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** `clerkJS` takes it as `proxyUrl`. */
  readonly proxyUrl: string
  readonly publishableKey: string
  readonly secretKey: string
  /** The public key as SPKI PEM: `jwtKey` of `@clerk/backend`. */
  readonly jwtKey: string
  readonly users: readonly SeedUser[]
  readonly organizations: readonly SeedOrganization[]
  /** Holds for every token from now on, in seconds. */
  setTokenLifetime(seconds: number): void
  /** Ends a session from afar: its tokens are refused with 401 and its client no longer lists it. */
  revokeSession(sessionId: string): void
  /** Sets how many minutes ago the first factor was verified, as the `fva` claim tells it. */
  setVerificationAge(sessionId: string, minutes: number): void
  /** Makes the next answers errors. */
  failNext(failure: Failure): void
  /** Makes the next answers late; `ms: Infinity` never answers. */
  delayNext(delay: Delay): void
  /** Forgets all failures and delays that were not met yet. */
  clearFaults(): void
  /** What was asked so far, oldest first. */
  requests(): readonly ClerkLocalRequest[]
  clearRequests(): void
  /** Returns a ticket that signs the user in once, with strategy `ticket`. */
  createTicket(userId: string): string
  /** Signs a user in without a browser; the cookies make a page that has them start signed in. */
  createSignedInClient(
    userId: string,
    options?: { readonly organizationId?: string | null },
  ): {
    clientId: string
    sessionId: string
    cookies: readonly { name: string; value: string }[]
  }
  /** Returns a token of a session, also one that has expired or is not valid yet. */
  mintToken(sessionId: string, options?: MintOptions): Promise<string>
  /** Stops; requests that still wait are cut off. */
  close(): Promise<void>
}

/**
 * Starts a Clerk Frontend API on 127.0.0.1, for development and tests only.
 *
 * @param options where to listen and who exists
 * @returns the addresses and keys that clerk-js and a backend need, and the controls
 * @throws Error when the port asked for is in use
 *
 * @example
 * const clerk = await startClerkLocal({ port: 0 })
 * const { clientId, cookies } = clerk.createSignedInClient('user_alice')
 * await clerk.close()
 *
 * @see https://clerk.com/docs/reference/frontend-api
 */
export async function startClerkLocal(options: ClerkLocalOptions = {}): Promise<ClerkLocal> {
  const { users = defaultUsers, organizations = defaultOrganizations, templates = ['api'], tokenLifetime = 60 } = options
  const store = createStore(users, organizations)
  const minter = await createTokenMinter(store, tokenLifetime)
  const faults = createFaults()
  const log = createRequestLog()
  const closing = new AbortController()

  const server = await listenOn(options, createApp({ store, minter, faults, log, templates, closing: closing.signal }))
  const url = `http://${LOOPBACK}:${server.port}`

  return {
    url,
    proxyUrl: `${url}${PROXY_PATH}`,
    publishableKey: instance.publishableKey,
    secretKey: instance.secretKey,
    jwtKey: minter.jwtKey,
    users,
    organizations,
    setTokenLifetime(seconds) {
      minter.lifetime = seconds
    },
    revokeSession: (sessionId) => store.endSession(session(sessionId), 'revoked'),
    setVerificationAge(sessionId, minutes) {
      session(sessionId).verifiedAt = Date.now() - minutes * 60_000
    },
    failNext: faults.failNext,
    delayNext: faults.delayNext,
    clearFaults: faults.clear,
    requests: log.entries,
    clearRequests: log.clear,
    createTicket: (userId) => store.createTicket(user(userId).id),
    createSignedInClient(userId, { organizationId = null } = {}) {
      const client = store.ensureClient(newId('client'))
      const { id } = store.startSession(client, user(userId).id, { organizationId })
      const cookies = [DEV_BROWSER, CLIENT_COOKIE].map((name) => ({ name, value: client.id }))
      return { clientId: client.id, sessionId: id, cookies }
    },
    mintToken: (sessionId, mintOptions) => minter.mint(session(sessionId), mintOptions),
    async close() {
      closing.abort()
      await server.close()
    },
  }

  function session(id: string): SessionRecord {
    const found = store.session(id)
    if (!found) throw new Error(`clerk-local has no session ${id}`)
    return found
  }

  function user(id: string): SeedUser {
    const found = store.userById(id)
    if (!found) throw new Error(`clerk-local has no user ${id}: it knows ${users.map((each) => each.id).join(', ')}`)
    return found
  }
}

/** A port that was asked for is that port or an error; the default port is a preference. */
async function listenOn(
  // oxlint-disable-next-line no-console -- the only way to reach a developer who handed in no `onNotice`
  { port, onNotice = console.warn }: ClerkLocalOptions,
  app: Parameters<typeof listen>[0],
): Promise<Listening> {
  try {
    return await listen(app, port ?? DEFAULT_PORT)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    if (port !== undefined) {
      throw new Error(`Port ${port} on ${LOOPBACK} is in use. Stop what listens there, choose another port, or pass 0 for a free one.`, { cause: error })
    }
    const server = await listen(app, 0)
    onNotice(`Port ${DEFAULT_PORT} is in use: clerk-local took ${server.port} instead.`)
    return server
  }
}
