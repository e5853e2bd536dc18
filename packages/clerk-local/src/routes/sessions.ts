import { Hono } from 'hono'
import { ClerkError, incorrectPassword, notFound } from '../clerk-error.js'
import type { AppContext, AppEnv, Services } from '../context.js'
import { requireSession } from '../identity.js'
import { readForm } from '../read-form.js'
import { clientResource, sessionResource, verificationResource, type Resource } from '../resources.js'
import type { SessionRecord } from '../store.js'

/** Tokens, touch, organization switch, sign-out of one session, and step-up verification. */
export function sessionRoutes({ store, minter, templates }: Services): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/v1/client/sessions/:id', (context) => {
      const session = requireSession(context, store, context.req.param('id'))
      return context.json({ response: sessionResource(store, session), client: piggyback(session) })
    })
    .post('/v1/client/sessions/:id/touch', async (context) => {
      const session = requireSession(context, store, context.req.param('id'))
      const organizationId = requestedOrganization(session, await readForm(context), 'active_organization_id')
      touch(session, organizationId)
      return context.json({ response: sessionResource(store, session), client: piggyback(session) })
    })
    .post('/v1/client/sessions/:id/tokens', async (context) => {
      const session = requireSession(context, store, context.req.param('id'))
      const organizationId = requestedOrganization(session, await readForm(context), 'organization_id')
      return context.json({ object: 'token', jwt: await minter.mint(session, { organizationId }) })
    })
    .post('/v1/client/sessions/:id/tokens/:template', async (context) => {
      const session = requireSession(context, store, context.req.param('id'))
      const template = context.req.param('template')
      if (!templates.includes(template)) throw unknownTemplate(template)
      return context.json({ object: 'token', jwt: await minter.mint(session, { template }) })
    })
    .post('/v1/client/sessions/:id/remove', (context) => end(context, context.req.param('id'), 'removed'))
    .post('/v1/client/sessions/:id/end', (context) => end(context, context.req.param('id'), 'ended'))
    .post('/v1/client/sessions/:id/verify', async (context) => {
      const session = requireSession(context, store, context.req.param('id'))
      const level = (await readForm(context)).get('level') ?? 'first_factor'
      return context.json({
        response: verificationResource(store, session, { level }),
        client: piggyback(session),
      })
    })
    .post('/v1/client/sessions/:id/verify/attempt_first_factor', async (context) => {
      const session = requireSession(context, store, context.req.param('id'))
      const form = await readForm(context)
      if (form.get('password') !== store.userById(session.userId)?.password) throw incorrectPassword()
      session.verifiedAt = Date.now()
      session.updatedAt = session.verifiedAt
      // The token that clerk-js holds has the old `fva` and the same cache key: only a token in the answer replaces it.
      const token = await minter.mint(session)
      const level = form.get('level') ?? 'first_factor'
      return context.json({
        response: verificationResource(store, session, { level, token }),
        client: piggyback(session, token),
      })
    })

  function piggyback(session: SessionRecord, token?: string): Resource | null {
    const client = store.client(session.clientId)
    return client ? clientResource(store, client, token) : null
  }

  function end(context: AppContext, sessionId: string, status: 'removed' | 'ended'): Response {
    const session = requireSession(context, store, sessionId)
    store.endSession(session, status)
    return context.json({ response: sessionResource(store, session), client: piggyback(session) })
  }

  function touch(session: SessionRecord, organizationId: string | null): void {
    const client = store.client(session.clientId)
    session.lastActiveAt = Date.now()
    const changed = session.organizationId !== organizationId || client?.lastActiveSessionId !== session.id
    if (!changed || !client) return
    session.organizationId = organizationId
    session.updatedAt = session.lastActiveAt
    client.lastActiveSessionId = session.id
  }

  /** The field missing keeps the active organization; empty asks for the personal account. */
  function requestedOrganization(
    session: SessionRecord,
    form: URLSearchParams,
    field: string,
  ): string | null {
    const requested = form.get(field)
    if (requested === null) return session.organizationId
    if (requested === '') return null
    const membership = store
      .memberships(session.userId)
      .find(({ organization }) => organization.id === requested || organization.slug === requested)
    if (!membership) throw notFound(`Organization ${requested}`)
    return membership.organization.id
  }
}

function unknownTemplate(template: string): ClerkError {
  return new ClerkError(404, {
    code: 'resource_not_found',
    message: 'JWT template not found',
    longMessage: `No JWT template exists with name: ${template}`,
  })
}
