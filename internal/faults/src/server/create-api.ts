import { verifyToken } from '@clerk/backend'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { nameOwner } from '../cell.ts'
import { answerWith, type ApiContext, type ApiEnv, type ApiFaultName } from './api-faults.ts'

/** A request as the API met it. */
export interface ApiRequest {
  readonly at: number
  readonly method: string
  /** The last part of the path. */
  readonly cell: string
  /** Whose the token says it is, good or not; `undefined` without a token. */
  readonly owner: string | undefined
  /** The order that is sent; it begins with who has pressed the button. */
  readonly key: string | undefined
  /** 0 while it is not answered, and when it never is. */
  readonly status: number
}

export interface ApiOptions {
  readonly jwtKey: () => string
  readonly pageUrl: string
  readonly otherOrigin: string
  /** Whether a session is known to have been ended. */
  readonly isRevoked: (sid: string | undefined) => boolean
}

/** A fault, as often as it is due for each path. */
interface Raised {
  readonly name: ApiFaultName
  readonly timesEach: number
  readonly met: Map<string, number>
}

/** An API that verifies tokens, counts what it does, and fails as it is told. */
export function createApi({ jwtKey, pageUrl, otherOrigin, isRevoked }: ApiOptions) {
  const log: ApiRequest[] = []
  const orders = new Map<string, { readonly owner: string; readonly cell: string }>()
  const raised = new Map<string, Raised>()
  let lift: (() => void) | undefined
  let lifted = new Promise<void>((resolve) => (lift = resolve))

  const app = new Hono<ApiEnv>()
  app.use(async (c, next) => {
    // A browser sends a request again by itself when a connection that it kept is closed: here each has its own.
    c.header('Connection', 'close')
    await next()
  })
  app.use(async (c, next) => {
    if (c.req.method === 'OPTIONS' && faultOf(c.req.path)?.name === 'down') return answerWith('down', c, next, around())
    return next()
  })
  app.use(cors({ origin: pageUrl, allowHeaders: ['Authorization', 'Content-Type'], exposeHeaders: ['Retry-After'] }))
  app.all('/sign-in', (c) => c.html('<!doctype html><title>Sign in</title><h1>Sign in</h1>'))

  // A chain that leads away.
  app.get('/away', (c) => c.redirect(`${otherOrigin}/on`, 307))
  app.get('/away-and-back', (c) => c.redirect(`${otherOrigin}/back`, 307))

  app.use('/cells/:cell', async (c, next) => {
    const { sub, o } = claimsOf(c)
    const owner = sub === undefined ? undefined : nameOwner(sub, o?.id)
    const key = c.req.method === 'POST' ? ((await c.req.json()) as { key?: string }).key : undefined // sent by the page
    const { method } = c.req
    const entry = { at: Date.now(), method, cell: c.req.param('cell'), owner, key, status: 0 }
    log.push(entry)
    await next()
    entry.status = c.res.status
  })
  app.use('/cells/:cell', async (c, next) => {
    const { cell } = c.req.param()
    const fault = faultOf(c.req.path)
    const met = fault?.met.get(cell) ?? 0
    if (!fault || met >= fault.timesEach) return next()
    fault.met.set(cell, met + 1)
    return answerWith(fault.name, c, next, around())
  })
  app.use('/cells/:cell', async (c, next) => {
    const token = c.req.header('Authorization')?.replace('Bearer ', '') ?? ''
    const claims = await verifyToken(token, { jwtKey: jwtKey(), authorizedParties: [pageUrl] }).catch(() => undefined)
    if (!claims || isRevoked(claims.sid)) return c.json({ title: 'Unauthorized', status: 401 }, 401)
    c.set('owner', nameOwner(claims.sub, claimsOf(c).o?.id))
    return next()
  })
  app.get('/cells/:cell', (c) => c.json({ owner: c.get('owner'), count: countOf(c.req.param('cell')) }))
  app.post('/cells/:cell', async (c) => {
    const { key } = (await c.req.json()) as { key: string } // sent by the page
    // The same key again is the same order.
    if (!orders.has(key)) orders.set(key, { owner: c.get('owner'), cell: c.req.param('cell') })
    return c.json({ owner: c.get('owner'), count: countOf(c.req.param('cell')) })
  })

  function countOf(cell: string): number {
    return [...orders.values()].filter((order) => order.cell === cell).length
  }

  function faultOf(path: string): Raised | undefined {
    return [...raised].find(([part]) => path.includes(part))?.[1]
  }

  function around() {
    return { otherOrigin, lifted }
  }

  return {
    app,
    log,
    /** What was ordered, by key. */
    orders,
    /** Fails every path that has this part, each as often as said. */
    raise(part: string, name: ApiFaultName, timesEach = Infinity) {
      raised.set(part, { name, timesEach, met: new Map() })
    },
    /** Forgets all that was. */
    reset() {
      log.length = 0
      orders.clear()
      raised.clear()
    },
    /** Ends a fault; who still waits is cut off. */
    lower(part: string) {
      raised.delete(part)
      lift?.()
      lifted = new Promise((resolve) => (lift = resolve))
    },
  }
}

interface Claims {
  readonly sub?: string
  readonly o?: { readonly id: string }
}

function claimsOf(c: ApiContext): Claims {
  const payload = c.req.header('Authorization')?.split('.')[1]
  return payload === undefined ? {} : (JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims) // as clerk-local signs them
}
