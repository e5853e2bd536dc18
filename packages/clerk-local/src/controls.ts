import { notFound } from './clerk-error.js'
import type { Services } from './context.js'
import type { Breakage, Delay, Failure } from './faults.js'
import { CLIENT_COOKIE, DEV_BROWSER, SIGNED_IN_AT, signedInAt } from './identity.js'
import { newId } from './instance.js'
import type { ClerkLocalRequest } from './request-log.js'
import type { SeedUser } from './seeds.js'
import type { SessionRecord } from './store.js'
import type { MintOptions } from './token-minter.js'

/** A browser that is signed in before it opens a page. */
export interface SignedInClient {
  clientId: string
  sessionId: string
  /** Cookies for the page's origin. Without a cookie jar, put the first one into the page's query. */
  cookies: readonly { name: string; value: string }[]
}

/** The controls of a running server, for demos and tests. They can be destructured. */
export interface Controls {
  /** Sets the lifetime of all new tokens, in seconds. */
  readonly setTokenLifetime: (seconds: number) => void
  /** Sets the clock that issues tokens, in seconds ahead of this machine's clock; negative for behind. */
  readonly setTokenClock: (seconds: number) => void
  /** Signs with a new key from now on. Earlier tokens are no longer valid. */
  readonly rotateKey: () => Promise<void>
  /** Ends a session: its token requests get a 401, and its client no longer lists it. */
  readonly revokeSession: (sessionId: string) => void
  /** Sets how many minutes ago the first factor was verified. The `fva` claim contains it. */
  readonly setVerificationAge: (sessionId: string, minutes: number) => void
  /** Makes the next responses errors. */
  readonly failNext: (failure: Failure) => void
  /** Delays the next responses; with `ms: Infinity` they never arrive. */
  readonly delayNext: (delay: Delay) => void
  /** Breaks the next responses: a closed connection, half a body, or HTML instead of JSON. */
  readonly breakNext: (breakage: Breakage) => void
  /** Removes all faults that no request has met yet. */
  readonly clearFaults: () => void
  /** Returns the requests so far, oldest first. */
  readonly requests: () => readonly ClerkLocalRequest[]
  readonly clearRequests: () => void
  /** Returns a ticket that signs the user in once, with the strategy `ticket`. */
  readonly createTicket: (userId: string) => string
  /** Signs a user in without a browser. `origin` is the page's origin, for the `azp` claim of tokens created before its first request. */
  readonly createSignedInClient: (
    userId: string,
    options?: { readonly organizationId?: string | null | undefined; readonly origin?: string | undefined },
  ) => SignedInClient
  /** Returns a token of a session, which may be expired or not yet valid. */
  readonly mintToken: (sessionId: string, options?: MintOptions) => Promise<string>
}

/** Returns the controls of these services. Each throws for an unknown id. */
export function createControls({ store, minter, faults, log }: Services): Controls {
  return {
    setTokenLifetime(seconds) {
      minter.lifetime = seconds
    },
    setTokenClock(seconds) {
      minter.clockOffset = seconds
    },
    rotateKey: () => minter.rotateKey(),
    revokeSession: (sessionId) => store.endSession(session(sessionId), 'revoked'),
    setVerificationAge(sessionId, minutes) {
      session(sessionId).verifiedAt = Date.now() - minutes * 60_000
    },
    failNext: (failure) => faults.failNext(failure),
    delayNext: (delay) => faults.delayNext(delay),
    breakNext: (breakage) => faults.breakNext(breakage),
    clearFaults: () => faults.clear(),
    requests: () => log.entries(),
    clearRequests: () => log.clear(),
    createTicket: (userId) => store.createTicket(user(userId).id),
    createSignedInClient(userId, { organizationId = null, origin } = {}) {
      if (organizationId !== null && !store.membership(user(userId).id, organizationId)) {
        throw notFound(`${userId}'s membership of ${organizationId}`)
      }
      const client = store.ensureClient(newId('client'))
      const { id } = store.startSession(client, user(userId).id, { organizationId, origin })
      const cookies = [DEV_BROWSER, CLIENT_COOKIE].map((name) => ({ name, value: client.id }))
      // Tells a server-rendered app to start the handshake for this session.
      cookies.push({ name: SIGNED_IN_AT, value: signedInAt(client) })
      return { clientId: client.id, sessionId: id, cookies }
    },
    mintToken: async (sessionId, options) => minter.mint(session(sessionId), options),
  }

  function session(id: string): SessionRecord {
    const found = store.session(id)
    if (!found) throw notFound(`Session ${id}`)
    return found
  }

  function user(id: string): SeedUser {
    const found = store.userById(id)
    if (!found) throw notFound(`User ${id}`)
    return found
  }
}
