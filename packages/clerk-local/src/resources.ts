import type { TokenJSON } from '@clerk/backend'
import type { ClerkJson } from './clerk-json.js'
import {
  type ClientRecord,
  factorAges,
  sessionExpiry,
  type SessionRecord,
  type SignInRecord,
  type Store,
} from './store.js'
import type { TokenMinter } from './token-minter.js'
import { publicUserData, userResource, verifiedBy } from './user-resource.js'

/**
 * Returns clients and sessions as Clerk's JSON, each with a fresh token: without one, `useAuth` throws for a session without claims.
 */
export interface Presenter {
  readonly client: (client: ClientRecord | undefined) => Promise<ClerkJson<'client'> | null>
  readonly session: (session: SessionRecord) => Promise<ClerkJson<'session'>>
}

/** Returns a presenter of a store. */
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

const PASSWORD_FACTOR = { strategy: 'password' } as const

/** Returns a client with its sessions. `tokens` maps a session's id to its token. */
export function clientResource(
  store: Store,
  client: ClientRecord,
  tokens: ReadonlyMap<string, string>,
): ClerkJson<'client'> {
  return {
    object: 'client',
    id: client.id,
    sessions: client.sessions.map((session) => sessionResource(store, session, tokens.get(session.id))),
    sign_in: client.signIn && !client.signIn.createdSessionId ? signInResource(store, client.signIn) : null,
    sign_up: null,
    last_active_session_id: client.lastActiveSessionId,
    cookie_expires_at: null,
    captcha_bypass: false,
    last_authentication_strategy: null,
    created_at: client.createdAt,
    updated_at: client.updatedAt,
  }
}

/** Returns a session with its user. clerk-js caches the token. */
export function sessionResource(store: Store, session: SessionRecord, token?: string): ClerkJson<'session'> {
  const user = store.userById(session.userId)
  const { expireAt, abandonAt } = sessionExpiry(session)
  return {
    object: 'session',
    id: session.id,
    status: session.status,
    expire_at: expireAt,
    abandon_at: abandonAt,
    last_active_at: session.lastActiveAt,
    last_active_organization_id: session.organizationId,
    actor: null,
    tasks: null,
    user: user ? userResource(store, user) : null,
    public_user_data: user ? publicUserData(user) : null,
    factor_verification_age: factorAges(session),
    last_active_token: token ? tokenResource(token) : null,
    created_at: session.createdAt,
    updated_at: session.updatedAt,
  }
}

/** Returns a token in the format of both the Frontend and the Backend API. */
export function tokenResource(jwt: string): ClerkJson<'token'> {
  return { object: 'token', jwt } satisfies TokenJSON
}

/** Returns a sign-in, which is complete once it has created a session. */
export function signInResource(store: Store, signIn: SignInRecord): ClerkJson<'signIn'> {
  const user = store.userById(signIn.userId)
  const complete = signIn.createdSessionId !== null
  return {
    object: 'sign_in',
    id: signIn.id,
    status: complete ? 'complete' : 'needs_first_factor',
    supported_identifiers: ['email_address'],
    identifier: user?.email ?? null,
    supported_first_factors: complete ? null : [PASSWORD_FACTOR],
    supported_second_factors: null,
    first_factor_verification: complete ? verifiedBy('password') : null,
    second_factor_verification: null,
    user_data: user ? publicUserData(user) : null,
    created_session_id: signIn.createdSessionId,
    timezone: null,
  }
}

/** Returns a re-verification with its session. */
export function verificationResource(
  session: ClerkJson<'session'>,
  { level, complete }: { readonly level: ClerkJson<'sessionVerification'>['level']; readonly complete: boolean },
): ClerkJson<'sessionVerification'> {
  return {
    object: 'session_verification',
    id: `sver_${session.id}`,
    status: complete ? 'complete' : 'needs_first_factor',
    level,
    session,
    supported_first_factors: [PASSWORD_FACTOR],
    supported_second_factors: [],
    first_factor_verification: complete ? verifiedBy('password') : null,
    second_factor_verification: null,
  }
}
