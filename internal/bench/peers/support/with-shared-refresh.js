import { shareRefresh } from '../clients/share-refresh.js'

/**
 * Lets each client whose docs show a refresh per request stand a second time, with what a team adds when it has noticed: one refresh
 * that all who wait share.
 */
export function withSharedRefresh(clients) {
  return clients.flatMap((client) => {
    if (!client.recipe) return [client]
    const create = (session) => client.create(session, shareRefresh(session))
    return [client, { ...client, name: `${client.name}, refresh shared by hand`, create }]
  })
}
