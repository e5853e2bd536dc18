import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Hono } from 'hono'
import type { ApiEnv } from './api.ts'
import { refusal } from './refusal.ts'

export type Trouble = ReturnType<typeof createTrouble>

/** What the demo's switches do to its own API, and the claims of each token for the page to show. An API of yours has none of it. */
export function createTrouble() {
  const revoked = new Set<string>()
  let conditions = { latency: 0, down: false }

  return {
    /** The headers that the page may read. */
    exposed: ['Token-Claims'],

    beforeGuard(app: Hono<ApiEnv>): void {
      // It stays reachable itself, or nobody could switch back.
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
        if (revoked.has(c.get('claims').jti)) return c.json(refusal('This token was revoked. Send a newer one.'), 401)
        await next()
      })
      app.post('/revoke', (c) => {
        revoked.add(c.get('claims').jti)
        return c.body(null, 204)
      })
    },
  }
}
