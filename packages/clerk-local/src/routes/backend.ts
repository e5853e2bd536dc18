import { Hono } from 'hono'
import { notFound } from '../clerk-error.js'
import type { AppEnv, Services } from '../context.js'
import { tokenResource } from '../resources.js'
import type { SessionRecord } from '../store.js'

/** The Backend API's routes for a server's `getToken` and for the keys. */
export function backendRoutes({ store, minter, templates }: Services): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/.well-known/jwks.json', (context) => context.json(minter.jwks))
    .get('/v1/jwks', (context) => context.json(minter.jwks))
    .post('/v1/sessions/:id/tokens', async (context) => {
      const session = activeSession(context.req.param('id'))
      return context.json(tokenResource(await minter.mint(session)))
    })
    .post('/v1/sessions/:id/tokens/:template', async (context) => {
      const session = activeSession(context.req.param('id'))
      const template = context.req.param('template')
      if (!templates.includes(template)) throw notFound(`JWT template ${template}`)
      return context.json(tokenResource(await minter.mint(session, { template })))
    })

  function activeSession(id: string): SessionRecord {
    const session = store.session(id)
    if (session?.status !== 'active') throw notFound(`Session ${id}`)
    return session
  }
}
