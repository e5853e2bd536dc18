import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { allowOrigins } from './allow-origins.js'
import { applyFaults } from './apply-faults.js'
import { ClerkError, errorBody } from './clerk-error.js'
import type { AppEnv, Services } from './context.js'
import { clientRoutes } from './routes/client.js'
import { environmentRoutes } from './routes/environment.js'
import { filesRoutes } from './routes/files.js'
import { keyRoutes } from './routes/keys.js'
import { sessionRoutes } from './routes/sessions.js'
import { signInRoutes } from './routes/sign-ins.js'

/** Returns the Frontend API as one Hono app, for requests that `normalizeRequest` has been over. */
export function createApp(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.use(async (context, next) => {
    const { method, path } = context.req
    if (method === 'OPTIONS' || !path.startsWith('/v1/')) return next()
    const answered = services.log.arrive(method, path)
    await next()
    answered(context.res.status)
  })
  app.use(allowOrigins())
  app.use(async (context, next) => {
    context.header('Cache-Control', 'no-store')
    await next()
  })
  app.use(applyFaults(services))

  app.route('/', environmentRoutes())
  app.route('/', clientRoutes(services))
  app.route('/', signInRoutes(services))
  app.route('/', sessionRoutes(services))
  app.route('/', keyRoutes(services))
  app.route('/', filesRoutes())

  app.notFound((context) => {
    const endpoint = `${context.req.method} ${context.req.path}`
    return context.json(errorBody({ code: 'not_covered_by_clerk_local', message: `${endpoint} is not covered by clerk-local` }), 501)
  })
  app.onError((error, context) => {
    if (!(error instanceof ClerkError)) throw error
    // Only routes of ours throw it, with statuses that have a body.
    return context.json(errorBody(error.fields), error.status as ContentfulStatusCode)
  })
  return app
}
