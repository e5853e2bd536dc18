import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { itemsOf } from './items.ts'
import { addMore } from './more.ts'
import { createNotes } from './notes.ts'
import { refusal } from './refusal.ts'
import type { Trouble } from './trouble.ts'
import type { Claims, Verified, Verify } from './verify.ts'

export interface ApiOptions {
  readonly verify: Verify
  /** The page that may call from another origin. */
  readonly pageOrigin: string
  /** The name that stands on every row, e.g. `Alice · Acme`. */
  readonly ownerOf: (who: Verified) => Promise<string>
  readonly onRequest?: (entry: ApiLogEntry) => void
  /** The switches of the demo. */
  readonly trouble?: Trouble
  /** Adds routes; each finds who asks, verified. */
  readonly routes?: (app: Hono<ApiEnv>) => void
}

/** A line of the API's own log. */
export interface ApiLogEntry {
  readonly at: number
  readonly method: string
  readonly path: string
  readonly status: number
  readonly claims: Claims | null
  /** Whether the token came in the `Authorization` header, not in Clerk's cookie. */
  readonly byHeader: boolean
  /** Whether the page that asked stands on another origin. */
  readonly crossOrigin: boolean
}

export type ApiEnv = { Bindings: HttpBindings; Variables: { who: Verified; owner: string; claims: Claims } }

/** The demo's API: rows of the caller, for the user and the organization that its token names. */
export function createApi({ verify, pageOrigin, ownerOf, onRequest, trouble, routes }: ApiOptions) {
  const app = new Hono<ApiEnv>()
  const notes = createNotes()

  app.use(
    cors({
      origin: pageOrigin,
      allowHeaders: ['Authorization', 'Content-Type'],
      exposeHeaders: trouble?.exposed ?? [],
      maxAge: 600,
    }),
  )

  trouble?.beforeGuard(app)

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
    if (!who) return c.json(refusal('No valid session token came with the request.'), 401)
    c.set('claims', who.claims)
    c.header('Cache-Control', 'no-store')
    c.set('who', who)
    c.set('owner', await ownerOf(who))
    await next()
  })
  trouble?.behindGuard(app)

  app.get('/orders', (c) => c.json(itemsOf('orders', c.get('owner'), Date.now())))
  app.get('/invoices', (c) => c.json(itemsOf('invoices', c.get('owner'), Date.now())))
  app.get('/notes', (c) => c.json(notes.list(c.get('owner'))))
  app.post('/notes', async (c) => {
    const { title } = await c.req.json<{ title?: unknown }>()
    if (typeof title !== 'string' || !title.trim()) return c.json({ title: 'A note needs a text', status: 422 }, 422)
    return c.json(notes.add(title.trim().slice(0, 80), c.get('owner')), 201)
  })
  addMore(app)
  routes?.(app)

  return app
}
