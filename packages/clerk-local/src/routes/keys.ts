import { Hono } from 'hono'
import type { AppEnv, Services } from '../context.js'

/** The public key, where the Frontend API and the Backend API have it. */
export function keyRoutes({ minter }: Services): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/.well-known/jwks.json', (context) => context.json(minter.jwks))
    .get('/v1/jwks', (context) => context.json(minter.jwks))
}
