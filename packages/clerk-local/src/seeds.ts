/** Who exists from the start: what stands in a seeds file. */
export interface Seeds {
  /** All but the e-mail address can be left out. */
  readonly users: readonly (Pick<SeedUser, 'email'> & Partial<SeedUser>)[]
  /** All but the name can be left out. @default none */
  readonly organizations?: readonly (Pick<SeedOrganization, 'name'> & Partial<SeedOrganization>)[]
  /** For an editor that knows JSON schemas. */
  readonly $schema?: string
}

/** A user that can sign in from the start. */
export interface SeedUser {
  /** @default `user_` and the part of the e-mail address before the @ */
  readonly id: string
  /** @default the part of the e-mail address before the @ */
  readonly firstName: string
  /** @default none */
  readonly lastName: string
  readonly email: string
  /** @default 'clerk-local-demo' */
  readonly password: string
  /** @default {} */
  readonly publicMetadata?: Readonly<Record<string, unknown>>
  /** The organizations the user belongs to. */
  readonly memberships?: readonly SeedMembership[]
}

/** One user's place in one organization. */
export interface SeedMembership {
  /** The organization's id, or its slug. */
  readonly organization: string
  /** @default 'org:member' */
  readonly role?: string
  /** @default the system permissions of the role */
  readonly permissions?: readonly string[]
}

/** An organization that exists from the start. */
export interface SeedOrganization {
  /** @default `org_` and the slug */
  readonly id: string
  readonly name: string
  /** @default the name in lower-case letters, digits and - */
  readonly slug: string
  /** @default {} */
  readonly publicMetadata?: Readonly<Record<string, unknown>>
}

/** The password of who has no other. */
export const DEMO_PASSWORD = 'clerk-local-demo'

/** Alice, admin of Acme and member of Globex, and Bob, member of Acme. */
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
