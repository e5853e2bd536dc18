import { notFound } from './clerk-error.js'
import type { Services } from './context.js'
import type { Controls } from './controls.js'
import { CLIENT_COOKIE, DEV_BROWSER, SIGNED_IN_AT, signedInAt } from './identity.js'
import { newId } from './instance.js'
import type { SeedUser } from './seeds.js'
import type { SessionRecord } from './store.js'

/** Returns the controls of these services. Each throws for an unknown id. */
export function createControls({ store, minter, faults, log }: Services): Controls {
  return {
    setTokenLifetime(seconds) {
      minter.lifetime = seconds
    },
    setTokenClock(seconds) {
      minter.clockOffset = seconds
    },
    rotateKey: () => minter.rotateKey(),
    revokeSession: (sessionId) => store.endSession(session(sessionId), 'revoked'),
    setVerificationAge(sessionId, minutes) {
      session(sessionId).verifiedAt = Date.now() - minutes * 60_000
    },
    failNext: (failure) => faults.failNext(failure),
    delayNext: (delay) => faults.delayNext(delay),
    breakNext: (breakage) => faults.breakNext(breakage),
    clearFaults: () => faults.clear(),
    requests: () => log.entries(),
    clearRequests: () => log.clear(),
    createTicket: (userId) => store.createTicket(user(userId).id),
    createSignedInClient(userId, { organizationId = null, origin } = {}) {
      if (organizationId !== null && !store.membership(user(userId).id, organizationId)) {
        throw notFound(`${userId}'s membership of ${organizationId}`)
      }
      const client = store.ensureClient(newId('client'))
      const { id } = store.startSession(client, user(userId).id, { organizationId, origin })
      const cookies = [DEV_BROWSER, CLIENT_COOKIE].map((name) => ({ name, value: client.id }))
      // Tells a server-rendered app to start the handshake for this session.
      cookies.push({ name: SIGNED_IN_AT, value: signedInAt(client) })
      return { clientId: client.id, sessionId: id, cookies }
    },
    mintToken: async (sessionId, options) => minter.mint(session(sessionId), options),
  }

  function session(id: string): SessionRecord {
    const found = store.session(id)
    if (!found) throw notFound(`Session ${id}`)
    return found
  }

  function user(id: string): SeedUser {
    const found = store.userById(id)
    if (!found) throw notFound(`User ${id}`)
    return found
  }
}
