import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Hono } from 'hono'
import type { ApiEnv } from './api.ts'
import { unauthorized } from './unauthorized.ts'

export type Switches = ReturnType<typeof createSwitches>

/** The page's switches: delays, dropped connections and revoked tokens. Also shows the page each token's claims. Leave it out of your own API. */
export function createSwitches() {
  const revoked = new Set<string>()
  let conditions = { latency: 0, down: false }

  return {
    /** Response headers that the page may read. */
    exposed: ['Token-Claims'],

    beforeGuard(app: Hono<ApiEnv>): void {
      // Registered first, so that the page can switch back.
      app.put('/conditions', async (c) => {
        const { latency, down } = await c.req.json<typeof conditions>()
        conditions = { latency: Math.min(Number(latency) || 0, 5000), down: down === true }
        return c.json(conditions)
      })
      app.use(async (c, next) => {
        if (conditions.down) {
          c.env.outgoing.destroy()
          return RESPONSE_ALREADY_SENT
        }
        await new Promise((resolve) => setTimeout(resolve, conditions.latency))
        await next()
      })
    },

    behindGuard(app: Hono<ApiEnv>): void {
      app.use(async (c, next) => {
        c.header('Token-Claims', JSON.stringify(c.get('claims')))
        if (revoked.has(c.get('claims').jti))
          return c.json(unauthorized('This token was revoked. Send a newer token.'), 401)
        await next()
      })
      app.post('/revoke', (c) => {
        revoked.add(c.get('claims').jti)
        return c.body(null, 204)
      })
    },
  }
}
