import { Hono, type MiddlewareHandler } from 'hono'
import { ClerkError, invalidParameter } from '../clerk-error.js'
import type { AppEnv, Services } from '../context.js'
import type { Controls } from '../controls.js'
import { breakageKinds, type FaultTarget } from '../faults.js'
import { instance } from '../instance.js'
import { type JsonFields, readJsonFields } from '../read-body.js'

/** The controls over HTTP with JSON, for another process or a demo's page. */
export function controlRoutes({ store, minter }: Services, controls: Controls): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.use(onlyLocalPages())
  return app
    .get('/state', (context) =>
      context.json({
        publishableKey: instance.publishableKey,
        tokenLifetime: minter.lifetime,
        users: store.users.map(({ password: _password, ...user }) => user),
        organizations: store.organizations,
        clients: store.clients().map(({ id, lastActiveSessionId, sessions }) => ({
          id,
          lastActiveSessionId,
          sessions: sessions.map((session) => ({
            id: session.id,
            userId: session.userId,
            organizationId: session.organizationId,
          })),
        })),
      }),
    )
    .get('/requests', (context) => context.json({ requests: controls.requests() }))
    .delete('/requests', (context) => {
      controls.clearRequests()
      return context.json({ ok: true })
    })
    .post('/token-lifetime', async (context) => {
      const fields = await readJsonFields(context)
      controls.setTokenLifetime(fields.requiredNumber('seconds', 1))
      return context.json({ ok: true })
    })
    .post('/token-clock', async (context) => {
      const fields = await readJsonFields(context)
      controls.setTokenClock(fields.requiredNumber('seconds'))
      return context.json({ ok: true })
    })
    .post('/rotate-key', async (context) => {
      await controls.rotateKey()
      return context.json({ ok: true })
    })
    .post('/revoke-session', async (context) => {
      const fields = await readJsonFields(context)
      controls.revokeSession(fields.requiredText('sessionId'))
      return context.json({ ok: true })
    })
    .post('/verification-age', async (context) => {
      const fields = await readJsonFields(context)
      controls.setVerificationAge(fields.requiredText('sessionId'), fields.requiredNumber('minutes', 0))
      return context.json({ ok: true })
    })
    .post('/fail-next', async (context) => {
      const fields = await readJsonFields(context)
      controls.failNext({
        ...faultTarget(fields),
        status: fields.number('status', 400),
        code: fields.text('code'),
        retryAfter: fields.number('retryAfter', 0),
      })
      return context.json({ ok: true })
    })
    .post('/delay-next', async (context) => {
      const fields = await readJsonFields(context)
      controls.delayNext({ ...faultTarget(fields), ms: fields.requiredNumber('ms', 0) })
      return context.json({ ok: true })
    })
    .post('/hang-next', async (context) => {
      controls.delayNext({ ...faultTarget(await readJsonFields(context)), ms: Infinity })
      return context.json({ ok: true })
    })
    .post('/break-next', async (context) => {
      const fields = await readJsonFields(context)
      const how = breakageKinds.find((kind) => kind === fields.text('how'))
      if (!how) throw invalidParameter('how', `how must be one of ${breakageKinds.join(', ')}`)
      controls.breakNext({ ...faultTarget(fields), how })
      return context.json({ ok: true })
    })
    .post('/clear-faults', (context) => {
      controls.clearFaults()
      return context.json({ ok: true })
    })
    .post('/tickets', async (context) => {
      const fields = await readJsonFields(context)
      return context.json({ ticket: controls.createTicket(fields.requiredText('userId')) })
    })
    .post('/signed-in-clients', async (context) => {
      const fields = await readJsonFields(context)
      const options = { organizationId: fields.nullableText('organizationId'), origin: fields.text('origin') }
      return context.json(controls.createSignedInClient(fields.requiredText('userId'), options))
    })
    .post('/tokens', async (context) => {
      const fields = await readJsonFields(context)
      const jwt = await controls.mintToken(fields.requiredText('sessionId'), {
        template: fields.text('template'),
        lifetime: fields.number('lifetime'),
        organizationId: fields.nullableText('organizationId'),
        issuedAgo: fields.number('issuedAgo'),
      })
      return context.json({ jwt })
    })
}

function faultTarget(fields: JsonFields): FaultTarget {
  return { count: fields.number('count', 1), path: fields.text('path') }
}

/**
 * Rejects requests from other pages, or through another host name. Listening on loopback does not stop a website that the developer
 * visits, or a DNS name that points to 127.0.0.1.
 */
export function onlyLocalPages(): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const { host, origin } = context.req.header()
    if (isLoopback(`http://${host ?? ''}`) && (origin === undefined || isLoopback(origin))) return next()
    throw new ClerkError(403, {
      code: 'not_loopback',
      message: 'The controls accept only loopback hosts and origins',
    })
  }
}

function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1' || hostname === '[::1]'
}
