import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './context.js'

const EXPOSED = 'Authorization, Clerk-Db-Jwt, Retry-After, X-Country'

/** Lets pages of any origin in, with credentials, and answers their preflights. */
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
