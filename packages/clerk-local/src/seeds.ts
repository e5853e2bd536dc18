/** A user that can sign in from the start. */
export interface SeedUser {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly password: string
  /** The organizations the user belongs to. */
  readonly memberships?: readonly SeedMembership[]
}

/** One user's place in one organization. */
export interface SeedMembership {
  /** The organization's id. */
  readonly organization: string
  /** @default 'org:member' */
  readonly role?: string
  /** @default the system permissions of the role */
  readonly permissions?: readonly string[]
}

/** An organization that exists from the start. */
export interface SeedOrganization {
  readonly id: string
  readonly name: string
  readonly slug: string
}

/** The password of both default users. */
export const DEMO_PASSWORD = 'clerk-local-demo'

/** Acme and Globex. */
export const defaultOrganizations: readonly SeedOrganization[] = [
  { id: 'org_acme', name: 'Acme', slug: 'acme' },
  { id: 'org_globex', name: 'Globex', slug: 'globex' },
]

/** Alice, admin of Acme and member of Globex, and Bob, member of Acme. */
export const defaultUsers: readonly SeedUser[] = [
  {
    id: 'user_alice',
    firstName: 'Alice',
    lastName: 'Anders',
    email: 'alice@example.com',
    password: DEMO_PASSWORD,
    memberships: [
      { organization: 'org_acme', role: 'org:admin' },
      { organization: 'org_globex', role: 'org:member' },
    ],
  },
  {
    id: 'user_bob',
    firstName: 'Bob',
    lastName: 'Berg',
    email: 'bob@example.com',
    password: DEMO_PASSWORD,
    memberships: [{ organization: 'org_acme', role: 'org:member' }],
  },
]
