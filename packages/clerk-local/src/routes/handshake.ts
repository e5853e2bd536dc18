import { Hono } from 'hono'
import { createHash } from 'node:crypto'
import { invalidParameter } from '../clerk-error.js'
import type { AppContext, AppEnv, Services } from '../context.js'
import { DEV_BROWSER, ensureClient, SIGNED_IN_AT, signedInAt } from '../identity.js'
import { instance } from '../instance.js'
import type { ClientRecord } from '../store.js'

/** Clerk sets each cookie twice, the second time with this suffix, so that several instances can share a host. */
const SUFFIX = createHash('sha1').update(instance.publishableKey).digest('base64url').slice(0, 8)

const EXPIRED = 'Thu, 01 Jan 1970 00:00:00 GMT'
const YEAR = 365 * 24 * 60 * 60

/**
 * Redirects a document request of a server-rendered app back with fresh cookies.
 *
 * @see https://clerk.com/docs/guides/how-clerk-works/overview#the-handshake
 */
export function handshakeRoutes({ store, minter }: Services): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/v1/client/handshake', async (context) => {
    const target = redirectTarget(context)
    const client = ensureClient(context, store)
    const handshake = await minter.mintHandshake(await cookies(client, target.origin))
    target.searchParams.set('__clerk_handshake', handshake)
    return context.redirect(target.href, 307)
  })

  async function cookies(client: ClientRecord, origin: string): Promise<string[]> {
    const session = client.sessions.find(({ id }) => id === client.lastActiveSessionId)
    if (session) session.origin = origin
    return [
      ...twice(DEV_BROWSER, client.id),
      ...twice(SIGNED_IN_AT, signedInAt(client)),
      ...twice('__session', session ? await minter.mint(session) : ''),
    ]
  }
}

function twice(name: string, value: string): string[] {
  const age = value === '' ? `Expires=${EXPIRED}` : `Max-Age=${YEAR}`
  return [name, `${name}_${SUFFIX}`].map((each) => `${each}=${value}; Path=/; SameSite=Lax; ${age}`)
}

function redirectTarget(context: AppContext): URL {
  const requested = context.req.query('redirect_url') ?? ''
  const target = URL.canParse(requested) ? new URL(requested) : undefined
  if (target?.protocol === 'http:' || target?.protocol === 'https:') return target
  throw invalidParameter('redirect_url', 'redirect_url must be an absolute http or https URL')
}
