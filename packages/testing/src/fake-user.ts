/** The active organization. */
export interface FakeOrganization {
  readonly orgId: string
  /** @default the organization's id */
  readonly orgSlug?: string
  /** @default 'org:member' */
  readonly orgRole?: string
  /** Permissions such as `org:invoices:create`. @default [] */
  readonly orgPermissions?: readonly string[]
}

/** A user who is signed in. */
export interface FakeUser extends Partial<FakeOrganization> {
  readonly userId: string
  /**
   * Minutes since the user was last verified, for re-verification.
   * @default 0
   */
  readonly verifiedMinutesAgo?: number
  /** Additional claims of the session token, such as those set in the Clerk Dashboard. */
  readonly claims?: Readonly<Record<string, unknown>>
}

/** The payload of a session token. */
export interface FakeClaims {
  readonly sub: string
  /** When the token was issued, in seconds. */
  readonly iat: number
  /** When the token expires, in seconds. */
  readonly exp: number
  readonly sid?: string
  /** Minutes since the first and the second factor were verified; `-1` for never. */
  readonly fva?: readonly [number, number]
  readonly o?: { readonly id: string; readonly slg: string; readonly rol: string }
  readonly [name: string]: unknown
}

/**
 * Returns the claims of a Clerk token with a lifetime of 60 seconds.
 *
 * @param issuedAt milliseconds
 * @see https://clerk.com/docs/guides/sessions/session-tokens
 */
export function claimsOf(user: FakeUser, sessionId: string, issuedAt: number, template?: string): FakeClaims {
  const { userId, orgId, orgSlug = orgId, orgRole = 'org:member', verifiedMinutesAgo = 0 } = user
  const iat = Math.floor(issuedAt / 1000)
  const azp = globalThis.location?.origin
  const common = { iss: 'https://fake.clerk.accounts.dev', sub: userId, iat, nbf: iat - 10, exp: iat + 60 }
  // A template's token is not a session token.
  if (template !== undefined) return { ...common, template }
  return {
    ...common,
    ...(azp && { azp }),
    sid: sessionId,
    v: 2,
    sts: 'active',
    fva: [verifiedMinutesAgo, -1],
    ...(orgId && { o: { id: orgId, slg: orgSlug ?? orgId, rol: orgRole.replace(/^org:/, '') } }),
    ...user.claims,
  }
}
