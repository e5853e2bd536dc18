import type { MiddlewareHandler } from 'hono'
import { ClerkError } from './clerk-error.js'
import type { AppEnv } from './context.js'

/**
 * Refuses what comes from a page or through a name that is not this machine's own: listening on loopback alone does
 * not stop a website that the developer visits, nor DNS that points at 127.0.0.1.
 */
export function onlyLocalPages(): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const { host, origin } = context.req.header()
    if (isLoopback(`http://${host ?? ''}`) && (origin === undefined || isLoopback(origin))) return next()
    throw new ClerkError(403, {
      code: 'not_loopback',
      message: 'The controls answer to loopback hosts and origins only',
    })
  }
}

function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1' || hostname === '[::1]'
}
