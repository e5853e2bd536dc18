import type { AuthFetchEvent } from './events.js'
import { getMember } from './utils.js'

/** The options of Clerk's `getToken`; see https://clerk.com/docs/references/javascript/session#get-token-options. */
export interface GetTokenOptions {
  /** The name of a JWT template in the Clerk dashboard. */
  readonly template?: string
  /** The organization that the token is for, instead of the active one. */
  readonly organizationId?: string
  /** Treats a cached token as expired this many seconds early (Clerk SDKs before version 6). */
  readonly leewayInSeconds?: number
  /** Requests a new token from Clerk even when the cached one is still valid. */
  readonly skipCache?: boolean
}

type Token = string | null | undefined

/** Clerk's own `getToken`: `useAuth().getToken` and `Clerk.session.getToken` fit unchanged. */
export type GetToken = (options?: GetTokenOptions) => PromiseLike<Token> | Token

/** The current user, as the app sees it. Fields that are left out are not compared with the token's claims. */
export interface Identity {
  readonly userId: string
  readonly orgId?: string | null | undefined
  readonly sessionId?: string | null | undefined
}

/** An origin and the tokens for it. */
export interface OriginRule {
  /** The origin, such as `https://api.example.com`, or `https://*.example.com` for its subdomains. */
  readonly origin: string | URL
  /** Clerk's token options for this origin, or `false` to attach no token. */
  readonly auth: Omit<GetTokenOptions, 'skipCache'> | false
}

/** The token options of one request, passed as `init.auth`. */
export interface RequestAuth extends GetTokenOptions {
  /**
   * Whether the request may be sent again after its token was rejected.
   * @default true
   */
  readonly replay?: boolean
}

/** fetch's `RequestInit` plus `auth`. */
export interface AuthRequestInit extends RequestInit {
  /** Token options of this request. With `false` no token is attached. */
  readonly auth?: RequestAuth | false
}

/** The function that `createAuthFetch` returns: `fetch`, which also accepts `init.auth`. */
export type AuthFetch = typeof globalThis.fetch &
  ((input: RequestInfo | URL, init?: AuthRequestInit) => Promise<Response>)

/** The options of `createAuthFetch`. */
export interface AuthFetchOptions {
  /** Returns the token. Every request calls it; the token is never cached here. */
  readonly getToken: GetToken
  /** The base of relative inputs, resolved as the `URL` standard does. Its origin is trusted. */
  readonly baseUrl?: string | URL
  /**
   * The origins that may get a token, in addition to the page's own origin and that of `baseUrl`: `https://api.example.com`,
   * `https://*.example.com` (its subdomains, but not `example.com` itself), or a rule with token options.
   * Requests to other origins are sent without a token.
   * @default []
   */
  readonly origins?: readonly (string | URL | OriginRule)[]
  /**
   * Returns the current user, or `null`. With this option, a request rejects with `IdentityChangedError` when the user
   * changes before its response arrives. If the function throws, the request rejects with that error.
   */
  readonly identity?: () => Identity | null
  /**
   * The underlying fetch.
   * @default globalThis.fetch, looked up at each call
   */
  readonly fetch?: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>
  /**
   * The longest wait for a token, in milliseconds. `Infinity` waits forever.
   * @default 10_000
   */
  readonly tokenTimeout?: number
  /**
   * Whether a response says that the server rejected the token; only `true` counts. It must not read the body.
   * @default (response) => response.status === 401
   */
  readonly isAuthFailure?: (response: Response) => boolean
  /**
   * How to handle a request without a user: reject with `SignedOutError`, or send it without a token.
   * @default 'throw'
   */
  readonly signedOut?: 'throw' | 'anonymous'
  /**
   * How to handle an `Authorization` header that the caller set: keep it and request no token, or replace it.
   * @default 'keep'
   */
  readonly callerAuthorization?: 'keep' | 'replace'
  /**
   * Receives an event for each step of each request, synchronously. With suspense that is during rendering, so set state in
   * a microtask.
   */
  readonly onEvent?: (event: AuthFetchEvent) => void
}

/**
 * Checks options that a caller without TypeScript may get wrong.
 *
 * @throws TypeError that names the option
 */
export function checkOptions(options: AuthFetchOptions): void {
  const { getToken, tokenTimeout = 1 } = options
  for (const name of ['getToken', 'identity', 'fetch', 'isAuthFailure', 'onEvent'] as const) {
    const value = options[name] ?? getToken // getToken is checked first, so an option that is left out passes
    if (typeof value !== 'function') throw invalidOption(name, 'a function', options[name])
  }
  if (typeof tokenTimeout !== 'number' || !(tokenTimeout > 0))
    throw invalidOption('tokenTimeout', 'a positive number', tokenTimeout)
}

/** Reads the options that decide where a token may go: once, and without the members that every object inherits. */
export function readDestinationOptions(options: AuthFetchOptions): AuthFetchOptions {
  const value = (name: 'baseUrl' | 'origins') => ({ value: getMember(options, name) })
  return Object.create(options, { baseUrl: value('baseUrl'), origins: value('origins') }) as AuthFetchOptions // inherits the rest
}

/** Returns the error for an invalid option. */
export function invalidOption(option: string, expected: string, value: unknown): TypeError {
  return new TypeError(`createAuthFetch: ${option} must be ${expected}, not '${String(value)}'.`)
}
