import { getCookie, setCookie } from 'hono/cookie'
import { unauthenticated } from './clerk-error.js'
import type { AppContext } from './context.js'
import { newId } from './instance.js'
import type { ClientRecord, SessionRecord, Store } from './store.js'

/** Name of the development browser's id, in the query and in the page's own cookie. */
export const DEV_BROWSER = '__clerk_db_jwt'

/** Name of the Frontend API's own cookie. */
export const CLIENT_COOKIE = '__client'

/** Name of the page's cookie that says when somebody signed in, in seconds; 0 when nobody is. */
export const SIGNED_IN_AT = '__client_uat'

/** Returns the value of that cookie. A token issued before it makes a server-rendered app shake hands again. */
export function signedInAt(client: ClientRecord): string {
  return client.lastActiveSessionId === null ? '0' : String(Math.floor(client.updatedAt / 1000))
}

/**
 * Returns the id this browser is known by. One id serves as development browser and as client. The query comes first:
 * it alone works across origins and in jsdom, and cookies are shared by all ports of a host.
 */
export function browserId(context: AppContext): string | undefined {
  const candidates = [
    context.req.query(DEV_BROWSER),
    getCookie(context, DEV_BROWSER),
    getCookie(context, CLIENT_COOKIE),
  ]
  return candidates.find((id) => id !== undefined && /^\w{1,64}$/.test(id))
}

/** Returns the client of this browser, if it ever signed in. */
export function currentClient(context: AppContext, store: Store): ClientRecord | undefined {
  const id = browserId(context)
  const client = id === undefined ? undefined : store.client(id)
  for (const session of client?.sessions ?? []) session.origin = pageOrigin(context) ?? session.origin
  return client
}

/** Returns the client of this browser, made when missing; the cookie then carries it to requests without a query. */
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

/** Returns the session that the path names; only the browser it belongs to may use it. */
export function requireSession(context: AppContext, store: Store, sessionId: string): SessionRecord {
  const session = store.session(sessionId)
  if (!session || session.status !== 'active' || session.clientId !== browserId(context)) throw unauthenticated()
  session.origin = pageOrigin(context) ?? session.origin
  return session
}

/** Returns the origin of the page that asks; the `azp` claim names it. */
export function pageOrigin(context: AppContext): string | undefined {
  const origin = context.req.header('origin')
  if (origin !== undefined && origin !== 'null') return origin
  const referer = context.req.header('referer')
  return referer !== undefined && URL.canParse(referer) ? new URL(referer).origin : undefined
}
