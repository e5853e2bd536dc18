import { getCookie, setCookie } from 'hono/cookie'
import { unauthenticated } from './clerk-error.js'
import type { AppContext } from './context.js'
import { newId } from './instance.js'
import type { ClientRecord, SessionRecord, Store } from './store.js'

/** The name of the development browser's id, in the query and in the page's cookie. */
export const DEV_BROWSER = '__clerk_db_jwt'

/** The name of the Frontend API's cookie. */
export const CLIENT_COOKIE = '__client'

/** The name of the page's cookie with the time of sign-in in seconds, or 0 when signed out. */
export const SIGNED_IN_AT = '__client_uat'

/** Returns the value of that cookie. A server-rendered app repeats the handshake when its token is older. */
export function signedInAt(client: ClientRecord): string {
  return client.lastActiveSessionId === null ? '0' : String(Math.floor(client.updatedAt / 1000))
}

/**
 * Returns the id of this browser, which serves as development browser and as client. The query comes first: only the query works
 * across origins and in jsdom, and all ports of a host share their cookies.
 */
export function browserId(context: AppContext): string | undefined {
  const candidates = [
    context.req.query(DEV_BROWSER),
    getCookie(context, DEV_BROWSER),
    getCookie(context, CLIENT_COOKIE),
  ]
  return candidates.find((id) => id !== undefined && /^\w{1,64}$/.test(id))
}

/** Returns the client of this browser, if it has one. */
export function currentClient(context: AppContext, store: Store): ClientRecord | undefined {
  const id = browserId(context)
  const client = id === undefined ? undefined : store.client(id)
  for (const session of client?.sessions ?? []) session.origin = pageOrigin(context) ?? session.origin
  return client
}

/** Returns the client of this browser, creating it when missing. The cookie identifies it in requests without a query. */
export function ensureClient(context: AppContext, store: Store): ClientRecord {
  const id = browserId(context) ?? newId('client')
  setCookie(context, CLIENT_COOKIE, id, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: 365 * 24 * 60 * 60,
  })
  return store.ensureClient(id)
}

/** Returns the session in the path. Throws when it is not active or belongs to another browser. */
export function requireSession(context: AppContext, store: Store, sessionId: string): SessionRecord {
  const session = store.session(sessionId)
  if (!session || session.status !== 'active' || session.clientId !== browserId(context)) throw unauthenticated()
  session.origin = pageOrigin(context) ?? session.origin
  return session
}

/** Returns the origin of the requesting page, for the `azp` claim. */
export function pageOrigin(context: AppContext): string | undefined {
  const origin = context.req.header('origin')
  if (origin !== undefined && origin !== 'null') return origin
  const referer = context.req.header('referer')
  return referer !== undefined && URL.canParse(referer) ? new URL(referer).origin : undefined
}
