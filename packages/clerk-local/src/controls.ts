import { notFound } from './clerk-error.js'
import type { Services } from './context.js'
import type { Breakage, Delay, Failure } from './faults.js'
import { CLIENT_COOKIE, DEV_BROWSER, SIGNED_IN_AT, signedInAt } from './identity.js'
import { newId } from './instance.js'
import type { ClerkLocalRequest } from './request-log.js'
import type { SeedUser } from './seeds.js'
import type { SessionRecord } from './store.js'
import type { MintOptions } from './token-minter.js'

/** A browser that is signed in before its first page. */
export interface SignedInClient {
  clientId: string
  sessionId: string
  /** For the page's origin; without a cookie jar, put the first one into the query of the page. */
  cookies: readonly { name: string; value: string }[]
}

/** What a demo or a test can do to the running API; each control works without its object. */
export interface Controls {
  /** Holds for every token from now on, in seconds. */
  readonly setTokenLifetime: (seconds: number) => void
  /** Sets the clock that tokens are issued by, in seconds ahead of this machine's; negative for behind. */
  readonly setTokenClock: (seconds: number) => void
  /** Signs with a new key from now on; tokens of the one before are good no longer. */
  readonly rotateKey: () => Promise<void>
  /** Ends a session from afar: its tokens are refused with 401 and its client no longer lists it. */
  readonly revokeSession: (sessionId: string) => void
  /** Sets how many minutes ago the first factor was verified, as the `fva` claim tells it. */
  readonly setVerificationAge: (sessionId: string, minutes: number) => void
  /** Makes the next answers errors. */
  readonly failNext: (failure: Failure) => void
  /** Makes the next answers late; `ms: Infinity` never answers. */
  readonly delayNext: (delay: Delay) => void
  /** Makes the next answers none: a closed connection, half a body, a page instead of JSON. */
  readonly breakNext: (breakage: Breakage) => void
  /** Forgets all faults that were not met yet. */
  readonly clearFaults: () => void
  /** What was asked so far, oldest first. */
  readonly requests: () => readonly ClerkLocalRequest[]
  readonly clearRequests: () => void
  /** Returns a ticket that signs the user in once, with strategy `ticket`. */
  readonly createTicket: (userId: string) => string
  /** Signs a user in without a browser. `origin` is the page's, for the `azp` claim of tokens minted before it speaks. */
  readonly createSignedInClient: (
    userId: string,
    options?: { readonly organizationId?: string | null | undefined; readonly origin?: string | undefined },
  ) => SignedInClient
  /** Returns a token of a session, also one that has expired or is not valid yet. */
  readonly mintToken: (sessionId: string, options?: MintOptions) => Promise<string>
}

/** Returns the controls over these services. Each throws when it is given an id that nobody has. */
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
      // Tells a server-rendered app that there is a session to shake hands for.
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
