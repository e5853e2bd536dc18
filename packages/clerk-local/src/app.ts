import { Hono, type MiddlewareHandler } from 'hono'
import { applyFaults } from './apply-faults.js'
import { ClerkError, errorBody } from './clerk-error.js'
import { filesRoutes } from './clerk-js-files.js'
import type { AppEnv, Services } from './context.js'
import type { Controls } from './controls.js'
import { backendRoutes } from './routes/backend.js'
import { clientRoutes, signInRoutes } from './routes/client.js'
import { controlRoutes } from './routes/control.js'
import { environmentRoutes } from './routes/environment.js'
import { handshakeRoutes } from './routes/handshake.js'
import { meRoutes } from './routes/me.js'
import { sessionRoutes } from './routes/sessions.js'

/** Returns the Frontend API as a Hono app. It expects requests that `normalizeRequest` has processed. */
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
    services.reportNotCovered(endpoint)
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

const EXPOSED = 'Authorization, Clerk-Db-Jwt, Retry-After, X-Country'

/** Allows requests with credentials from pages of any origin, and answers their preflights. */
export function allowOrigins(): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const origin = context.req.header('origin')
    if (origin !== undefined) {
      context.header('Access-Control-Allow-Origin', origin)
      context.header('Access-Control-Allow-Credentials', 'true')
      context.header('Access-Control-Expose-Headers', EXPOSED)
      context.header('Vary', 'Origin')
    }
    if (context.req.method !== 'OPTIONS') return next()
    context.header('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE')
    context.header('Access-Control-Allow-Headers', context.req.header('access-control-request-headers') ?? '*')
    context.header('Access-Control-Allow-Private-Network', 'true')
    context.header('Access-Control-Max-Age', '600')
    return context.body(null, 204)
  }
}
