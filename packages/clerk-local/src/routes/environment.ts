import { Hono } from 'hono'
import type { AppEnv } from '../context.js'
import { environmentResource } from '../environment-resource.js'
import { DEV_BROWSER } from '../identity.js'
import { newId } from '../new-id.js'

/** The instance's settings, and a first identity for a browser that has none. */
export function environmentRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .on(['GET', 'PATCH'], '/v1/environment', (context) => context.json(environmentResource()))
    .post('/v1/dev_browser', (context) => {
      const id = newId('client')
      return context.json({ object: 'dev_browser', id, token: id, [DEV_BROWSER]: id })
    })
}
