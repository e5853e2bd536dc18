import type { ClerkJson } from './clerk-json.js'
import type { SeedOrganization, SeedUser } from './seeds.js'
import type { Membership, Store } from './store.js'

/** The creation date of all seeds: a fixed day keeps responses comparable. */
const SEEDED_AT = Date.UTC(2026, 0, 1)

/** Returns a user with their email address and memberships. */
export function userResource(store: Store, user: SeedUser): ClerkJson<'user'> {
  const email = emailResource(user)
  return {
    object: 'user',
    id: user.id,
    external_id: null,
    username: null,
    first_name: user.firstName,
    last_name: user.lastName,
    timezone: null,
    image_url: '',
    has_image: false,
    profile_image_id: '',
    primary_email_address_id: email.id ?? null,
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    email_addresses: [email],
    phone_numbers: [],
    web3_wallets: [],
    external_accounts: [],
    enterprise_accounts: [],
    saml_accounts: [],
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

/** Returns a user's membership of an organization. */
export function membershipResource(
  user: SeedUser,
  { organization, role, permissions }: Membership,
): ClerkJson<'membership'> {
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
export function organizationResource({
  id,
  name,
  slug,
  publicMetadata = {},
}: SeedOrganization): ClerkJson<'organization'> {
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

/** Returns a user's public data. */
export function publicUserData(user: SeedUser): ClerkJson<'publicUserData'> {
  return {
    user_id: user.id,
    identifier: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    image_url: '',
    has_image: false,
  }
}

function emailResource(user: SeedUser): ClerkJson<'email'> {
  return {
    object: 'email_address',
    id: `idn_${user.id}`,
    email_address: user.email,
    verification: verifiedBy('email_code'),
    linked_to: [],
    matches_sso_connection: false,
  }
}

/** Returns a successful verification. */
export function verifiedBy(strategy: string): ClerkJson<'verification'> {
  return {
    object: 'verification',
    status: 'verified',
    strategy,
    attempts: 1,
    expire_at: null,
    verified_at_client: '',
    error: null,
  }
}
