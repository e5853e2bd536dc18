import type { Identity } from './options.js'

/** What is read of a token's payload; nothing of it is verified, which is the server's part. */
export interface Claims {
  readonly sub?: unknown
  readonly sid?: unknown
  readonly org_id?: unknown
  readonly o?: { readonly id?: unknown } | null
  readonly v?: unknown
}

/** The payload of a JWT; empty when the token is none. */
export function readClaims(token: string): Claims {
  try {
    // Ids are ASCII, so a name's UTF-8 bytes need no decoding. What else JSON may hold has no members either.
    return (JSON.parse(atob(`${token.split('.')[1]}`.replace(/-/g, '+').replace(/_/g, '/'))) as Claims | null) ?? {}
  } catch {
    return {}
  }
}

/**
 * Whether a token names another user, session or organization than `identity`. Only claims that the token carries are compared,
 * so an opaque token contradicts nobody.
 *
 * @param organizationId the organization that the token was asked for, when not the active one
 * @see https://clerk.com/docs/backend-requests/resources/session-tokens
 */
export function contradicts(
  { sub, sid, org_id, o, v }: Claims,
  { userId, sessionId, orgId }: Identity,
  organizationId: string | undefined,
): boolean {
  // A session token of version 2 without `o` is one without an organization.
  const organization = o?.id ?? org_id ?? (v === 2 && sid ? '' : undefined)
  return differs(sub, userId) || differs(sid, sessionId) || differs(organization, organizationId ?? orgId)
}

function differs(claim: unknown, known: string | null | undefined): boolean {
  return typeof claim === 'string' && known !== undefined && claim !== (known ?? '')
}
