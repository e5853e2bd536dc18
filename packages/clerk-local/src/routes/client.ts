import { Hono } from 'hono'
import type { AppContext, AppEnv, Services } from '../context.js'
import { currentClient } from '../identity.js'

/** The browser's client: who is signed in, and signing everybody out. */
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
