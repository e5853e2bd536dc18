import { newId } from './instance.js'
import type { SeedMembership, SeedOrganization, SeedUser } from './seeds.js'

const DAY = 24 * 60 * 60 * 1000

/** A session of a user in a browser. Times are in milliseconds. */
export interface SessionRecord {
  readonly id: string
  readonly clientId: string
  readonly userId: string
  readonly createdAt: number
  status: 'active' | 'ended' | 'removed' | 'revoked'
  organizationId: string | null
  /** The origin of the page that last used this session, for the `azp` claim. */
  origin: string | undefined
  /** When the first factor was last verified. */
  verifiedAt: number
  lastActiveAt: number
  updatedAt: number
}

/** A sign-in, complete or not. */
export interface SignInRecord {
  readonly id: string
  readonly userId: string
  createdSessionId: string | null
}

/** The client of a browser. */
export interface ClientRecord {
  readonly id: string
  readonly createdAt: number
  sessions: SessionRecord[]
  signIn: SignInRecord | null
  lastActiveSessionId: string | null
  /** Changes only with the sessions: clerk-js reads it as the time of sign-in. */
  updatedAt: number
}

/** A membership with its organization. */
export interface Membership {
  readonly organization: SeedOrganization
  readonly role: string
  readonly permissions: readonly string[]
}

/** The users, organizations, clients and sessions, in memory. */
export interface Store {
  readonly users: readonly SeedUser[]
  readonly organizations: readonly SeedOrganization[]
  userById(id: string): SeedUser | undefined
  userByEmail(email: string): SeedUser | undefined
  memberships(userId: string): readonly Membership[]
  membership(userId: string, organizationId: string | null): Membership | undefined
  client(id: string): ClientRecord | undefined
  clients(): readonly ClientRecord[]
  ensureClient(id: string): ClientRecord
  deleteClient(id: string): void
  session(id: string): SessionRecord | undefined
  startSession(
    client: ClientRecord,
    userId: string,
    options: { readonly origin?: string | undefined; readonly organizationId?: string | null },
  ): SessionRecord
  endSession(session: SessionRecord, status: Exclude<SessionRecord['status'], 'active'>): void
  createTicket(userId: string): string
  /** Returns the user of a ticket, once. */
  redeemTicket(ticket: string): string | undefined
}

/** Returns a store of the seeds, without any session. */
export function createStore(users: readonly SeedUser[], organizations: readonly SeedOrganization[]): Store {
  const clients = new Map<string, ClientRecord>()
  const sessions = new Map<string, SessionRecord>()
  const tickets = new Map<string, string>()

  const userById: Store['userById'] = (id) => users.find((user) => user.id === id)

  const memberships: Store['memberships'] = (userId) =>
    (userById(userId)?.memberships ?? []).flatMap((seed) => {
      const organization = organizations.find(({ id }) => id === seed.organization)
      return organization ? [toMembership(seed, organization)] : []
    })

  return {
    users,
    organizations,
    userById,
    userByEmail: (email) => users.find((user) => user.email.toLowerCase() === email.toLowerCase()),
    memberships,
    membership: (userId, organizationId) =>
      memberships(userId).find(({ organization }) => organization.id === organizationId),
    client: (id) => clients.get(id),
    clients: () => [...clients.values()],
    ensureClient(id) {
      const known = clients.get(id)
      if (known) return known
      const now = Date.now()
      const client: ClientRecord = {
        id,
        createdAt: now,
        updatedAt: now,
        sessions: [],
        signIn: null,
        lastActiveSessionId: null,
      }
      clients.set(id, client)
      return client
    },
    deleteClient: (id) => void clients.delete(id),
    session: (id) => sessions.get(id),
    startSession(client, userId, { origin, organizationId = null }) {
      const now = Date.now()
      const session: SessionRecord = {
        id: newId('sess'),
        clientId: client.id,
        userId,
        status: 'active',
        organizationId,
        origin,
        verifiedAt: now,
        lastActiveAt: now,
        createdAt: now,
        updatedAt: now,
      }
      sessions.set(session.id, session)
      client.sessions.push(session)
      client.lastActiveSessionId = session.id
      client.updatedAt = now
      return session
    },
    endSession(session, status) {
      session.status = status
      session.updatedAt = Date.now()
      const client = clients.get(session.clientId)
      if (!client) return
      client.sessions = client.sessions.filter(({ id }) => id !== session.id)
      if (client.lastActiveSessionId === session.id) client.lastActiveSessionId = client.sessions.at(-1)?.id ?? null
      client.updatedAt = session.updatedAt
    },
    createTicket(userId) {
      const ticket = newId('ticket')
      tickets.set(ticket, userId)
      return ticket
    },
    redeemTicket(ticket) {
      const userId = tickets.get(ticket)
      tickets.delete(ticket)
      return userId
    },
  }
}

/** Returns when a session expires, in milliseconds. */
export function sessionExpiry(session: SessionRecord): {
  readonly expireAt: number
  readonly abandonAt: number
} {
  return { expireAt: session.createdAt + 7 * DAY, abandonAt: session.createdAt + 30 * DAY }
}

/** Returns the ages of the first and the second factor in minutes; -1 for never. */
export function factorAges(session: SessionRecord, now: number = Date.now()): readonly [number, number] {
  return [Math.floor((now - session.verifiedAt) / 60_000), -1]
}

function toMembership(seed: SeedMembership, organization: SeedOrganization): Membership {
  const role = seed.role ?? 'org:member'
  return { organization, role, permissions: seed.permissions ?? systemPermissions(role) }
}

function systemPermissions(role: string): readonly string[] {
  const read = ['org:sys_memberships:read', 'org:sys_billing:read']
  if (role !== 'org:admin') return read
  return [
    ...read,
    'org:sys_memberships:manage',
    'org:sys_profile:manage',
    'org:sys_profile:delete',
    'org:sys_domains:read',
    'org:sys_domains:manage',
    'org:sys_billing:manage',
  ]
}
