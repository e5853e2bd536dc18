import type { Identity } from './options.js'

interface Claims {
  readonly sub?: unknown
  readonly sid?: unknown
  readonly org_id?: unknown
  readonly o?: { readonly id?: unknown } | null
  readonly v?: unknown
}

/**
 * Whether a token names another user, session or organization than `identity`. Only claims that the token carries are compared,
 * so an opaque token contradicts nobody. Nothing is verified: that is the server's part.
 *
 * @param organizationId the organization that the token was asked for, when not the active one
 * @see https://clerk.com/docs/backend-requests/resources/session-tokens
 */
export function contradicts(token: string, identity: Identity, organizationId: string | undefined): boolean {
  const { sub, sid, org_id, o, v } = readClaims(token)
  // A session token of version 2 without `o` is one without an organization.
  const organization = o?.id ?? org_id ?? (v === 2 && sid ? '' : undefined)
  return (
    differs(sub, identity.userId) ||
    differs(sid, identity.sessionId) ||
    differs(organization, organizationId ?? identity.orgId)
  )
}

/** The payload of a JWT; empty when the token is none. */
function readClaims(token: string): Claims {
  try {
    const payload = token.split('.')[1]?.replace(/-/g, '+').replace(/_/g, '/') ?? ''
    // Ids are ASCII, so a name's UTF-8 bytes need no decoding. What else JSON may hold has no members either.
    return (JSON.parse(atob(payload)) as Claims | null) ?? {}
  } catch {
    return {}
  }
}

function differs(claim: unknown, known: string | null | undefined): boolean {
  return typeof claim === 'string' && known !== undefined && claim !== (known ?? '')
}
