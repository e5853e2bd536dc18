import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Next } from 'hono'
import type { AppContext } from './context.js'
import type { BreakageKind } from './faults.js'

/** Gives an answer that is none. */
export async function breakAnswer(context: AppContext, next: Next, how: BreakageKind): Promise<Response | void> {
  const { outgoing } = context.env
  if (how === 'html') return context.html('<!doctype html><title>503</title><h1>Service Unavailable</h1>', 503)
  if (how === 'reset') {
    outgoing.destroy()
    return RESPONSE_ALREADY_SENT
  }

  await next()
  const body = await context.res.text()
  const half = body.slice(0, body.length / 2)
  if (how === 'truncated') {
    context.res = new Response(half, context.res)
    return
  }
  outgoing.writeHead(context.res.status, {
    ...Object.fromEntries(context.res.headers),
    'content-length': Buffer.byteLength(body),
  })
  // Destroyed at once, the half would still be in the buffer.
  outgoing.write(half, () => outgoing.destroy())
  context.res = RESPONSE_ALREADY_SENT
}
