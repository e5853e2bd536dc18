import type { ClerkJson } from './clerk-json.js'
import { clientResource, sessionResource } from './resources.js'
import type { ClientRecord, SessionRecord, Store } from './store.js'
import type { TokenMinter } from './token-minter.js'

/**
 * Shows clients and sessions with a fresh token each, as Clerk does. Without one `useAuth` finds a session that has no
 * claims, and throws.
 */
export interface Presenter {
  readonly client: (client: ClientRecord | undefined) => Promise<ClerkJson<'client'> | null>
  readonly session: (session: SessionRecord) => Promise<ClerkJson<'session'>>
}

/** Returns a presenter of what the store holds. */
export function createPresenter(store: Store, minter: TokenMinter): Presenter {
  return {
    async client(client) {
      if (!client) return null
      const tokens = client.sessions.map(async (session) => [session.id, await minter.mint(session)] as const)
      return clientResource(store, client, new Map(await Promise.all(tokens)))
    },
    session: async (session) =>
      sessionResource(store, session, session.status === 'active' ? await minter.mint(session) : undefined),
  }
}
