import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { itemsOf } from './items.ts'
import { addHooksRoutes } from './hooks-routes.ts'
import { createNotes } from './notes.ts'
import { unauthorized } from './unauthorized.ts'
import type { Switches } from './switches.ts'
import type { Claims, Verified, Verify } from './verify.ts'

export interface ApiOptions {
  readonly verify: Verify
  /** The page that may call the API from another origin. */
  readonly pageOrigin: string
  /** Returns the name shown on every row, such as `Alice · Acme`. */
  readonly ownerOf: (who: Verified) => Promise<string>
  readonly onRequest?: (entry: ApiLogEntry) => void
  /** The demo's switches. */
  readonly switches?: Switches
  /** Adds routes behind the token check. They find the verified user in their context. */
  readonly routes?: (app: Hono<ApiEnv>) => void
}

/** A line of the API's log. */
export interface ApiLogEntry {
  readonly at: number
  readonly method: string
  readonly path: string
  readonly status: number
  readonly claims: Claims | null
  /** Whether the token was in the `Authorization` header rather than in Clerk's cookie. */
  readonly byHeader: boolean
  /** Whether the page is on another origin than the API. */
  readonly crossOrigin: boolean
}

export type ApiEnv = { Bindings: HttpBindings; Variables: { who: Verified; owner: string; claims: Claims } }

/** Creates the demo's API. It returns the rows of the user and the organization that the token names. */
export function createApi({ verify, pageOrigin, ownerOf, onRequest, switches, routes }: ApiOptions) {
  const app = new Hono<ApiEnv>()
  const notes = createNotes()

  app.use(
    cors({
      origin: pageOrigin,
      allowHeaders: ['Authorization', 'Content-Type'],
      exposeHeaders: switches?.exposed ?? [],
      maxAge: 600,
    }),
  )

  switches?.beforeGuard(app)

  app.use(async (c, next) => {
    await next()
    const { method, path } = c.req
    const byHeader = c.req.header('Authorization') !== undefined
    const crossOrigin = !['same-origin', 'none'].includes(c.req.header('Sec-Fetch-Site') ?? 'none')
    const { status } = c.res
    onRequest?.({ at: Date.now(), method, path, status, claims: c.get('claims') ?? null, byHeader, crossOrigin })
  })

  app.use(async (c, next) => {
    const who = await verify(c.req.raw)
    if (!who) return c.json(unauthorized('The request has no valid session token.'), 401)
    c.set('claims', who.claims)
    c.header('Cache-Control', 'no-store')
    c.set('who', who)
    c.set('owner', await ownerOf(who))
    await next()
  })
  switches?.behindGuard(app)

  app.get('/orders', (c) => c.json(itemsOf('orders', c.get('owner'), Date.now())))
  app.get('/invoices', (c) => c.json(itemsOf('invoices', c.get('owner'), Date.now())))
  app.get('/notes', (c) => c.json(notes.list(c.get('owner'))))
  app.post('/notes', async (c) => {
    const { title } = await c.req.json<{ title?: unknown }>()
    if (typeof title !== 'string' || !title.trim()) return c.json({ title: 'A note needs a title', status: 422 }, 422)
    return c.json(notes.add(title.trim().slice(0, 80), c.get('owner')), 201)
  })
  addHooksRoutes(app)
  routes?.(app)

  return app
}
