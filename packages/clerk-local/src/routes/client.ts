import { Hono } from 'hono'
import { ClerkError, incorrectPassword, invalidParameter, notFound, unknownIdentifier } from '../clerk-error.js'
import type { AppContext, AppEnv, Services } from '../context.js'
import { currentClient, ensureClient, pageOrigin } from '../identity.js'
import { newId } from '../instance.js'
import { readForm } from '../read-body.js'
import { signInResource } from '../resources.js'
import type { SeedUser } from '../seeds.js'
import type { ClientRecord, SignInRecord } from '../store.js'

/** The routes of the browser's client: return its sessions, and sign out of all of them. */
export function clientRoutes({ store, present }: Services): Hono<AppEnv> {
  const signOutAll = (context: AppContext): void => {
    const client = currentClient(context, store)
    for (const session of client?.sessions ?? []) store.endSession(session, 'removed')
  }

  return new Hono<AppEnv>()
    .on(['GET', 'PUT', 'POST'], '/v1/client', async (context) =>
      context.json({ response: await present.client(currentClient(context, store)), client: null }),
    )
    .delete('/v1/client/sessions', async (context) => {
      signOutAll(context)
      const client = await present.client(currentClient(context, store))
      return context.json({ response: client, client })
    })
    .delete('/v1/client', (context) => {
      signOutAll(context)
      const client = currentClient(context, store)
      if (client) store.deleteClient(client.id)
      return context.json({ response: null, client: null })
    })
}

/** The routes of sign-in: by password, in one step or two, and by ticket. */
export function signInRoutes({ store, present }: Services): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .post('/v1/client/sign_ins', async (context) => {
      const form = await readForm(context)
      const { user, verified } = form.get('strategy') === 'ticket' ? fromTicket(form) : fromIdentifier(form)
      const client = ensureClient(context, store)
      const signIn: SignInRecord = { id: newId('sia'), userId: user.id, createdSessionId: null }
      client.signIn = signIn
      return verified ? complete(context, client, signIn) : answer(context, client, signIn)
    })
    .get('/v1/client/sign_ins/:id', (context) => {
      const { client, signIn } = requireSignIn(context, context.req.param('id'))
      return answer(context, client, signIn)
    })
    .post('/v1/client/sign_ins/:id/attempt_first_factor', async (context) => {
      const form = await readForm(context)
      const { client, signIn } = requireSignIn(context, context.req.param('id'))
      const user = store.userById(signIn.userId)
      requirePassword(form)
      if (form.get('password') !== user?.password) throw incorrectPassword()
      return complete(context, client, signIn)
    })

  function fromTicket(form: URLSearchParams): { user: SeedUser; verified: boolean } {
    const user = store.userById(store.redeemTicket(form.get('ticket') ?? '') ?? '')
    if (user) return { user, verified: true }
    throw new ClerkError(400, {
      code: 'ticket_invalid_code',
      message: 'is invalid',
      longMessage: 'Ticket is invalid or was used before',
    })
  }

  function fromIdentifier(form: URLSearchParams): { user: SeedUser; verified: boolean } {
    const user = store.userByEmail(form.get('identifier') ?? '')
    if (!user) throw unknownIdentifier()
    if (!form.has('password')) return { user, verified: false }
    requirePassword(form)
    if (form.get('password') !== user.password) throw incorrectPassword()
    return { user, verified: true }
  }

  function requireSignIn(context: AppContext, id: string): { client: ClientRecord; signIn: SignInRecord } {
    const client = currentClient(context, store)
    if (!client?.signIn || client.signIn.id !== id) throw notFound('Sign-in')
    return { client, signIn: client.signIn }
  }

  async function complete(context: AppContext, client: ClientRecord, signIn: SignInRecord): Promise<Response> {
    const existing = client.sessions.find(({ userId }) => userId === signIn.userId)
    if (existing) {
      throw new ClerkError(400, {
        code: 'identifier_already_signed_in',
        message: 'Identifier already signed in',
        longMessage: "You're already signed in.",
        meta: { session_id: existing.id },
      })
    }
    signIn.createdSessionId = store.startSession(client, signIn.userId, { origin: pageOrigin(context) }).id
    return answer(context, client, signIn)
  }

  async function answer(context: AppContext, client: ClientRecord, signIn: SignInRecord): Promise<Response> {
    return context.json({ response: signInResource(store, signIn), client: await present.client(client) })
  }
}

function requirePassword(form: URLSearchParams): void {
  const strategy = form.get('strategy') ?? 'password'
  if (strategy !== 'password') throw invalidParameter('strategy', `Strategy ${strategy} is not covered by clerk-local`)
}
