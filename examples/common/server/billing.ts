import { verifyToken } from '@clerk/backend'
import { Hono } from 'hono'
import { cors } from 'hono/cors'

export interface BillingOptions {
  readonly secretKey: string
  readonly jwtKey?: string
  /** The page that may call the API from another origin. */
  readonly pageOrigin: string
}

/** Creates a second API. It accepts only tokens of Clerk's JWT template `api`, not session tokens. */
export function createBilling({ pageOrigin, ...keys }: BillingOptions) {
  const app = new Hono()
  app.use(cors({ origin: pageOrigin, allowHeaders: ['Authorization'], maxAge: 600 }))
  app.get('/balance', async (c) => {
    const token = c.req.header('Authorization')?.replace(/^Bearer /, '') ?? ''
    // Session tokens have no audience, so they are rejected here.
    const claims = await verifyToken(token, { ...keys, audience: 'api' }).catch(() => undefined)
    if (claims?.['aud'] !== 'api') return c.json({ title: 'Unauthorized', status: 401 }, 401)
    return c.json({ balance: '€ 1,284.50', userId: claims.sub, audience: claims['aud'] })
  })
  return app
}
