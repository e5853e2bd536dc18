import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { HttpBindings } from '@hono/node-server'
import type { Context, Next } from 'hono'

/** What the API can be made to do, by name. */
export const apiFaultNames = [
  'slow',
  'hung',
  'down',
  'reset',
  'cut',
  '401',
  '403 step-up',
  '404',
  'redirect to sign-in, same origin',
  'redirect to sign-in, other origin',
  '429 seconds',
  '429 date',
  '500',
  '503 page',
  'truncated',
  'page instead of JSON',
  'JSON as text/plain',
] as const

export type ApiFaultName = (typeof apiFaultNames)[number]

/** Where a redirect may lead, and what ends an endless wait. */
export interface Surroundings {
  readonly otherOrigin: string
  readonly lifted: Promise<void>
}

/** The API's own environment. */
export interface ApiEnv {
  Bindings: HttpBindings
  Variables: { owner: string }
}

export type ApiContext = Context<ApiEnv>

const page = '<!doctype html><title>Sign in</title><h1>Sign in</h1>'

/** Answers as the fault has it. Only `reset`, `cut` and `slow` do the work first. */
export async function answerWith(
  name: ApiFaultName,
  c: ApiContext,
  next: Next,
  { otherOrigin, lifted }: Surroundings,
): Promise<Response | void> {
  switch (name) {
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, 700))
      return next()
    case 'hung':
      await lifted
      return hangUp(c)
    case 'down':
      return hangUp(c)
    case 'reset':
      await next()
      c.res = hangUp(c)
      return
    case 'cut':
      await next()
      c.res = await cut(c)
      return
    case '401':
      return c.json({ title: 'Unauthorized', status: 401 }, 401)
    case '403 step-up': {
      const metadata = { reverification: { level: 'first_factor', afterMinutes: 10 } }
      const body = { clerk_error: { type: 'forbidden', reason: 'reverification-error', metadata } }
      return c.text(JSON.stringify(body), 403)
    }
    case '404':
      return c.text('', 404)
    case 'redirect to sign-in, same origin':
      return c.redirect('/sign-in', 307)
    case 'redirect to sign-in, other origin':
      return c.redirect(`${otherOrigin}/sign-in`, 307)
    case '429 seconds':
      return c.json({ title: 'Too Many Requests', status: 429 }, 429, { 'Retry-After': '1' })
    case '429 date':
      return c.json({ title: 'Too Many Requests', status: 429 }, 429, {
        'Retry-After': new Date(Date.now() + 1500).toUTCString(),
      })
    case '500':
      return c.json({ title: 'Internal Server Error', status: 500 }, 500)
    case '503 page':
      return c.html('<!doctype html><title>503</title><h1>Service Unavailable</h1>', 503)
    case 'truncated':
      return c.body('{"owner":"user_alice","cou', 200, { 'Content-Type': 'application/json' })
    case 'page instead of JSON':
      return c.html(page)
    case 'JSON as text/plain':
      await next()
      c.res.headers.set('Content-Type', 'text/plain')
  }
}

function hangUp(c: ApiContext): Response {
  c.env.outgoing.destroy()
  return RESPONSE_ALREADY_SENT
}

/** Closes the connection in the middle of the real answer. */
async function cut(c: ApiContext): Promise<Response> {
  const body = await c.res.text()
  const { outgoing } = c.env
  outgoing.writeHead(200, {
    ...Object.fromEntries(c.res.headers),
    'content-length': Buffer.byteLength(body),
  })
  await new Promise((resolve) => outgoing.write(body.slice(0, body.length / 2), resolve))
  outgoing.destroy()
  return RESPONSE_ALREADY_SENT
}
