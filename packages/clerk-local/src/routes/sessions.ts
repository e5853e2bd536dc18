import { Hono } from 'hono'
import { ClerkError, incorrectPassword, invalidParameter, notFound } from '../clerk-error.js'
import type { AppContext, AppEnv, Services } from '../context.js'
import { requireSession } from '../identity.js'
import { readForm } from '../read-body.js'
import { tokenResource, verificationResource } from '../resources.js'
import type { SessionRecord } from '../store.js'

const LEVELS = ['first_factor', 'second_factor', 'multi_factor'] as const

/** The routes of a session: tokens, touch, organization switch, sign-out, and re-verification. */
export function sessionRoutes({ store, minter, present, templates }: Services): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/v1/client/sessions/:id', (context) => {
      const session = requireSession(context, store, context.req.param('id'))
      return answer(context, session)
    })
    .post('/v1/client/sessions/:id/touch', async (context) => {
      const session = requireSession(context, store, context.req.param('id'))
      touch(session, requestedOrganization(session, await readForm(context), 'active_organization_id'))
      return answer(context, session)
    })
    .post('/v1/client/sessions/:id/tokens', async (context) => {
      const session = requireSession(context, store, context.req.param('id'))
      const organizationId = requestedOrganization(session, await readForm(context), 'organization_id')
      return context.json(tokenResource(await minter.mint(session, { organizationId })))
    })
    .post('/v1/client/sessions/:id/tokens/:template', async (context) => {
      const session = requireSession(context, store, context.req.param('id'))
      const template = context.req.param('template')
      if (!templates.includes(template)) throw unknownTemplate(template)
      return context.json(tokenResource(await minter.mint(session, { template })))
    })
    .post('/v1/client/sessions/:id/remove', (context) => end(context, context.req.param('id'), 'removed'))
    .post('/v1/client/sessions/:id/end', (context) => end(context, context.req.param('id'), 'ended'))
    .post('/v1/client/sessions/:id/verify', async (context) => {
      const session = requireSession(context, store, context.req.param('id'))
      return answerVerification(context, session, await readForm(context), false)
    })
    .post('/v1/client/sessions/:id/verify/attempt_first_factor', async (context) => {
      const session = requireSession(context, store, context.req.param('id'))
      const form = await readForm(context)
      if (form.get('password') !== store.userById(session.userId)?.password) throw incorrectPassword()
      session.verifiedAt = Date.now()
      session.updatedAt = session.verifiedAt
      return answerVerification(context, session, form, true)
    })

  async function answer(context: AppContext, session: SessionRecord): Promise<Response> {
    const client = await present.client(store.client(session.clientId))
    return context.json({ response: await present.session(session), client })
  }

  async function answerVerification(
    context: AppContext,
    session: SessionRecord,
    form: URLSearchParams,
    complete: boolean,
  ): Promise<Response> {
    const level = LEVELS.find((each) => each === (form.get('level') ?? 'first_factor'))
    if (!level) throw invalidParameter('level', `level must be one of ${LEVELS.join(', ')}`)
    const client = await present.client(store.client(session.clientId))
    const response = verificationResource(await present.session(session), { level, complete })
    return context.json({ response, client })
  }

  function end(context: AppContext, sessionId: string, status: 'removed' | 'ended'): Promise<Response> {
    const session = requireSession(context, store, sessionId)
    store.endSession(session, status)
    return answer(context, session)
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

  /** Returns the organization in a form field. A missing field keeps the active one; an empty field selects the personal account. */
  function requestedOrganization(session: SessionRecord, form: URLSearchParams, field: string): string | null {
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
