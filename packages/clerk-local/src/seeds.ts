/** The users and organizations that exist at the start: the content of a seeds file. */
export interface Seeds {
  /** Only the email address is required. */
  readonly users: readonly (Pick<SeedUser, 'email'> & Partial<SeedUser>)[]
  /** Only the name is required. @default [] */
  readonly organizations?: readonly (Pick<SeedOrganization, 'name'> & Partial<SeedOrganization>)[]
  /** For editors that support JSON Schema. */
  readonly $schema?: string
}

/** A user who can sign in. */
export interface SeedUser {
  /** @default `user_` and the part of the email address before the @ */
  readonly id: string
  /** @default the part of the email address before the @ */
  readonly firstName: string
  /** @default '' */
  readonly lastName: string
  readonly email: string
  /** @default 'clerk-local-demo' */
  readonly password: string
  /** @default {} */
  readonly publicMetadata?: Readonly<Record<string, unknown>>
  /** The organizations the user belongs to. */
  readonly memberships?: readonly SeedMembership[]
}

/** A user's membership of an organization. */
export interface SeedMembership {
  /** The organization's id or slug. */
  readonly organization: string
  /** @default 'org:member' */
  readonly role?: string
  /** @default the system permissions of the role */
  readonly permissions?: readonly string[]
}

/** An organization that exists at the start. */
export interface SeedOrganization {
  /** @default `org_` and the slug */
  readonly id: string
  readonly name: string
  /** @default the name in lowercase letters, digits and - */
  readonly slug: string
  /** @default {} */
  readonly publicMetadata?: Readonly<Record<string, unknown>>
}

/** The default password. */
export const DEMO_PASSWORD = 'clerk-local-demo'

/** Alice, an admin of Acme and member of Globex, and Bob, a member of Acme. */
export const defaultSeeds: Seeds = {
  users: [
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
  ],
  organizations: [
    { id: 'org_acme', name: 'Acme', slug: 'acme' },
    { id: 'org_globex', name: 'Globex', slug: 'globex' },
  ],
}
