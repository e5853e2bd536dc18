import type { Identity } from './options.js'

interface Claims {
  readonly sub?: unknown
  readonly sid?: unknown
  readonly org_id?: unknown
  readonly o?: unknown
}

/**
 * Whether a token names another user, session or organization than `identity`. Only claims that the token carries are compared,
 * so an opaque token contradicts nobody. Nothing is verified: that is the server's part.
 *
 * @param organizationId the organization that the token was asked for, when not the active one
 * @see https://clerk.com/docs/backend-requests/resources/session-tokens
 */
export function contradicts(token: string, identity: Identity, organizationId: string | undefined): boolean {
  const claims = readClaims(token)
  if (!claims) return false
  return (
    differs(claims.sub, identity.userId) ||
    differs(claims.sid, identity.sessionId) ||
    differs(organizationOf(claims), organizationId ?? identity.orgId)
  )
}

/** The payload of a JWT; `undefined` when the token is none. */
export function readClaims(token: string): Claims | undefined {
  const payload = token.split('.')[1]
  if (payload === undefined) return undefined
  try {
    // Ids are ASCII, so a name's UTF-8 bytes need no decoding.
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')))
    return typeof claims === 'object' && claims !== null ? claims : undefined
  } catch {
    return undefined
  }
}

function organizationOf({ o, org_id }: Claims): unknown {
  return typeof o === 'object' && o !== null && 'id' in o ? o.id : org_id
}

function differs(claim: unknown, known: string | null | undefined): boolean {
  return typeof claim === 'string' && known !== undefined && claim !== known
}
