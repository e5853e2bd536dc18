import { Hono } from 'hono'
import type { AppContext, AppEnv, Services } from '../context.js'
import { currentClient } from '../identity.js'
import { clientResource, type Resource } from '../resources.js'

/** The browser's client: who is signed in, and signing everybody out. */
export function clientRoutes({ store }: Services): Hono<AppEnv> {
  const read = (context: AppContext): Resource | null => {
    const client = currentClient(context, store)
    return client ? clientResource(store, client) : null
  }

  const signOutAll = (context: AppContext): void => {
    const client = currentClient(context, store)
    for (const session of client?.sessions ?? []) store.endSession(session, 'removed')
  }

  return new Hono<AppEnv>()
    .on(['GET', 'PUT', 'POST'], '/v1/client', (context) =>
      context.json({ response: read(context), client: null }),
    )
    .delete('/v1/client/sessions', (context) => {
      signOutAll(context)
      return context.json({ response: read(context), client: read(context) })
    })
    .delete('/v1/client', (context) => {
      signOutAll(context)
      const client = currentClient(context, store)
      if (client) store.deleteClient(client.id)
      return context.json({ response: null, client: null })
    })
}
