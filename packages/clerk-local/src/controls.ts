import type { Breakage, Delay, Failure } from './faults.js'
import type { ClerkLocalRequest } from './request-log.js'
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
