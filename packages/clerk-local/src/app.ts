import { Hono } from 'hono'
import { allowOrigins } from './allow-origins.js'
import { applyFaults } from './apply-faults.js'
import { ClerkError, errorBody } from './clerk-error.js'
import type { AppEnv, Services } from './context.js'
import type { Controls } from './controls.js'
import { backendRoutes } from './routes/backend.js'
import { clientRoutes } from './routes/client.js'
import { controlRoutes } from './routes/control.js'
import { environmentRoutes } from './routes/environment.js'
import { filesRoutes } from './routes/files.js'
import { handshakeRoutes } from './routes/handshake.js'
import { meRoutes } from './routes/me.js'
import { sessionRoutes } from './routes/sessions.js'
import { signInRoutes } from './routes/sign-ins.js'

/** Returns the Frontend API as one Hono app, for requests that `normalizeRequest` has been over. */
export function createApp(services: Services, controls: Controls): Hono<AppEnv> {
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
  app.route('/', meRoutes(services))
  app.route('/', handshakeRoutes(services))
  app.route('/', backendRoutes(services))
  app.route('/', filesRoutes())
  app.route('/__control', controlRoutes(services, controls))

  app.notFound((context) => {
    const endpoint = `${context.req.method} ${context.req.path}`
    services.tellNotCovered(endpoint)
    return context.json(
      errorBody({ code: 'not_covered_by_clerk_local', message: `${endpoint} is not covered by clerk-local` }),
      501,
    )
  })
  app.onError((error, context) => {
    if (!(error instanceof ClerkError)) throw error
    return context.json(errorBody(error.fields), error.status)
  })
  return app
}
