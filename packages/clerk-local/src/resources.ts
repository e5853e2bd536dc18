import type { SeedOrganization, SeedUser } from './seeds.js'
import {
  factorAges,
  sessionExpiry,
  type ClientRecord,
  type Membership,
  type SessionRecord,
  type SignInRecord,
  type Store,
} from './store.js'

/** A resource of the Frontend API as JSON. */
export type Resource = Readonly<Record<string, unknown>>

/** Seeds have no date of birth: one fixed day keeps answers comparable. */
const SEEDED_AT = Date.UTC(2026, 0, 1)

const PASSWORD_FACTOR = { strategy: 'password' }

/** Returns a client with its sessions, each with the token that `tokens` has for its id. */
export function clientResource(store: Store, client: ClientRecord, tokens: ReadonlyMap<string, string>): Resource {
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

/** Returns a session with its user. The token goes into the cache of clerk-js. */
export function sessionResource(store: Store, session: SessionRecord, token?: string): Resource {
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
    last_active_token: token ? { object: 'token', jwt: token } : null,
    created_at: session.createdAt,
    updated_at: session.updatedAt,
  }
}

/** Returns a user with their e-mail address and memberships. */
export function userResource(store: Store, user: SeedUser): Resource {
  const emailId = `idn_${user.id}`
  return {
    object: 'user',
    id: user.id,
    external_id: null,
    username: null,
    first_name: user.firstName,
    last_name: user.lastName,
    image_url: '',
    has_image: false,
    primary_email_address_id: emailId,
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    email_addresses: [
      {
        object: 'email_address',
        id: emailId,
        email_address: user.email,
        reserved: false,
        verification: {
          object: 'verification',
          status: 'verified',
          strategy: 'email_code',
          attempts: null,
          expire_at: null,
        },
        linked_to: [],
        matches_sso_connection: false,
        created_at: SEEDED_AT,
        updated_at: SEEDED_AT,
      },
    ],
    phone_numbers: [],
    web3_wallets: [],
    external_accounts: [],
    enterprise_accounts: [],
    passkeys: [],
    organization_memberships: store.memberships(user.id).map((membership) => membershipResource(user, membership)),
    password_enabled: true,
    totp_enabled: false,
    backup_code_enabled: false,
    two_factor_enabled: false,
    public_metadata: user.publicMetadata ?? {},
    unsafe_metadata: {},
    create_organization_enabled: false,
    create_organizations_limit: null,
    delete_self_enabled: false,
    legal_accepted_at: null,
    last_sign_in_at: null,
    created_at: SEEDED_AT,
    updated_at: SEEDED_AT,
  }
}

/** Returns one user's membership of one organization. */
export function membershipResource(user: SeedUser, { organization, role, permissions }: Membership): Resource {
  return {
    object: 'organization_membership',
    id: `orgmem_${organization.id}_${user.id}`,
    role,
    role_name: role.replace(/^org:/, '').replace(/^./, (letter) => letter.toUpperCase()),
    permissions,
    public_metadata: {},
    organization: organizationResource(organization),
    public_user_data: publicUserData(user),
    created_at: SEEDED_AT,
    updated_at: SEEDED_AT,
  }
}

/** Returns an organization. */
export function organizationResource({ id, name, slug, publicMetadata = {} }: SeedOrganization): Resource {
  return {
    object: 'organization',
    id,
    name,
    slug,
    image_url: '',
    has_image: false,
    members_count: null,
    pending_invitations_count: null,
    max_allowed_memberships: 5,
    admin_delete_enabled: false,
    public_metadata: publicMetadata,
    created_at: SEEDED_AT,
    updated_at: SEEDED_AT,
  }
}

/** Returns a sign-in, complete as soon as it has made a session. */
export function signInResource(store: Store, signIn: SignInRecord): Resource {
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
    first_factor_verification: complete
      ? { object: 'verification', status: 'verified', strategy: 'password', attempts: null, expire_at: null }
      : null,
    second_factor_verification: null,
    user_data: user ? publicUserData(user) : null,
    created_session_id: signIn.createdSessionId,
  }
}

/** Returns a step-up verification around its session. */
export function verificationResource(
  session: Resource,
  { level, complete }: { readonly level: string; readonly complete: boolean },
): Resource {
  return {
    object: 'session_verification',
    id: `sver_${String(session['id'])}`,
    status: complete ? 'complete' : 'needs_first_factor',
    level,
    session,
    supported_first_factors: [PASSWORD_FACTOR],
    supported_second_factors: [],
    first_factor_verification: complete
      ? { object: 'verification', status: 'verified', strategy: 'password', attempts: 1, expire_at: null }
      : null,
    second_factor_verification: null,
  }
}

function publicUserData(user: SeedUser): Resource {
  return {
    user_id: user.id,
    identifier: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    image_url: '',
    has_image: false,
  }
}
