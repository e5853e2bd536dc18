import { Hono } from 'hono'
import { notFound, unauthenticated } from '../clerk-error.js'
import type { ClerkJson } from '../clerk-json.js'
import type { AppContext, AppEnv, Services } from '../context.js'
import { requireSession } from '../identity.js'
import type { SeedUser } from '../seeds.js'
import type { Membership } from '../store.js'
import { membershipResource, organizationResource, userResource } from '../user-resource.js'

/** The routes of the current user and their organizations, read only. */
export function meRoutes({ store, present }: Services): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/v1/me', (context) => context.json({ response: userResource(store, currentUser(context)), client: null }))
    .get('/v1/me/sessions/active', async (context) => {
      const { id } = currentUser(context)
      const sessions = store.clients().flatMap((client) => client.sessions.filter(({ userId }) => userId === id))
      return context.json(await Promise.all(sessions.map((session) => present.session(session))))
    })
    .get('/v1/me/organization_memberships', (context) => {
      const user = currentUser(context)
      return context.json(list(store.memberships(user.id).map((membership) => membershipResource(user, membership))))
    })
    .get('/v1/me/organization_invitations', (context) => context.json(list([])))
    .get('/v1/me/organization_suggestions', (context) => context.json(list([])))
    .get('/v1/organizations/:id', (context) => {
      const { organization } = requireMembership(context, context.req.param('id'))
      return context.json({ response: organizationResource(organization), client: null })
    })
    .get('/v1/organizations/:id/memberships', (context) => {
      const { organization } = requireMembership(context, context.req.param('id'))
      const members = store.users.flatMap((user) => {
        const membership = store.membership(user.id, organization.id)
        return membership ? [membershipResource(user, membership)] : []
      })
      return context.json(list(members))
    })

  function currentUser(context: AppContext): SeedUser {
    const session = requireSession(context, store, context.req.query('_clerk_session_id') ?? '')
    const user = store.userById(session.userId)
    if (!user) throw unauthenticated()
    return user
  }

  function requireMembership(context: AppContext, organizationId: string): Membership {
    const membership = store.membership(currentUser(context).id, organizationId)
    if (!membership) throw notFound(`Organization ${organizationId}`)
    return membership
  }
}

function list(data: readonly ClerkJson<'membership'>[]): object {
  return { response: { data, total_count: data.length }, client: null }
}
