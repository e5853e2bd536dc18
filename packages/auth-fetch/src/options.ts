import type { AuthFetchEvent } from './events.js'

/** What Clerk's `getToken` takes; see https://clerk.com/docs/references/javascript/session#get-token-options. */
export interface GetTokenOptions {
  /** The name of a JWT template of the Clerk dashboard. */
  readonly template?: string
  /** The organization the token is for, in place of the active one. */
  readonly organizationId?: string
  /** Seconds before its end at which a cached token counts as expired (Clerk SDKs before version 6). */
  readonly leewayInSeconds?: number
  /** Ask Clerk for a new token even when a cached one is still good. */
  readonly skipCache?: boolean
}

type Token = string | null | undefined

/** Clerk's own `getToken`: `useAuth().getToken` and `Clerk.session.getToken` fit unchanged. */
export type GetToken = (options?: GetTokenOptions) => PromiseLike<Token> | Token

/** Who is signed in, as the caller sees it. A field left out is not compared with a token's claim. */
export interface Identity {
  readonly userId: string
  readonly orgId?: string | null | undefined
  readonly sessionId?: string | null | undefined
}

/** One origin, and Clerk's token options for it: `false` for no token. */
export interface OriginRule {
  readonly origin: string | URL
  readonly auth: Omit<GetTokenOptions, 'skipCache'> | false
}

/** What one request asks of its token, as `init.auth`. */
export interface RequestAuth extends GetTokenOptions {
  /**
   * Whether the request may be sent once more after a refused token.
   * @default true
   */
  readonly replay?: boolean
}

/** `RequestInit` and what the request asks of its token. */
export interface AuthRequestInit extends RequestInit {
  /** `false` sends the request bare. */
  readonly auth?: RequestAuth | false
}

/** The function that `createAuthFetch` returns: `fetch`, with `init.auth` beside fetch's own options. */
export type AuthFetch = typeof globalThis.fetch &
  ((input: RequestInfo | URL, init?: AuthRequestInit) => Promise<Response>)

/** The options of `createAuthFetch`. */
export interface AuthFetchOptions {
  /** Gives the token; asked once per request, its answer is never cached here. */
  readonly getToken: GetToken
  /** What relative inputs resolve against, as the `URL` standard does it. Its origin is trusted. */
  readonly baseUrl?: string | URL
  /**
   * Where a token may go, beside the page's own origin and that of `baseUrl`: `https://api.example.com`,
   * `https://*.example.com` (its subdomains, not itself), or a rule that says which token an origin gets.
   * To every other origin the request goes out bare.
   * @default []
   */
  readonly origins?: readonly (string | URL | OriginRule)[]
  /**
   * Who is signed in now, or `null`. When given, a request belongs to who made it: should the answer change before the
   * response is there, the request rejects with `IdentityChangedError`. What it throws rejects the request unchanged.
   */
  readonly identity?: () => Identity | null
  /**
   * The fetch beneath.
   * @default globalThis.fetch, looked up at each call
   */
  readonly fetch?: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>
  /**
   * Milliseconds that a request waits for its token; `Infinity` waits for ever.
   * @default 10_000
   */
  readonly tokenTimeout?: number
  /**
   * Whether a response says that the token was refused: `true` does. It must leave the body unread.
   * @default (response) => response.status === 401
   */
  readonly isAuthFailure?: (response: Response) => boolean
  /**
   * What becomes of a request when nobody is signed in: reject with `SignedOutError`, or send it without a token.
   * @default 'throw'
   */
  readonly signedOut?: 'throw' | 'anonymous'
  /**
   * What becomes of an `Authorization` header that the caller set: it wins and no token is asked for, or it is replaced.
   * @default 'keep'
   */
  readonly callerAuthorization?: 'keep' | 'replace'
  /** Told of each step of each request, at once: with suspense that is while a component renders, so set a state in a microtask. */
  readonly onEvent?: (event: AuthFetchEvent) => void
}
