import type { Identity } from './options.js'

type MaybeIdentity = Identity | null | undefined

/** The claims of a session token that are compared with an identity. They are not verified: that is the server's job. */
interface Claims {
  readonly sub?: unknown
  readonly sid?: unknown
  readonly org_id?: unknown
  readonly o?: { readonly id?: unknown } | null
  readonly v?: unknown
}

/** Returns a copy of an identity, since its owner may change the object later. */
export function copyIdentity(identity: MaybeIdentity): MaybeIdentity {
  return identity && { userId: identity.userId, sessionId: identity.sessionId, orgId: identity.orgId }
}

/** Whether both are the same user, session and organization. */
export function isSameIdentity(one: MaybeIdentity, other: MaybeIdentity): boolean {
  if (!one || !other) return !one === !other
  return (
    one.userId === other.userId &&
    (one.sessionId ?? '') === (other.sessionId ?? '') &&
    (one.orgId ?? '') === (other.orgId ?? '')
  )
}

/**
 * Creates the check that the caller of a request is still the current user, and that the token, if any, is theirs.
 *
 * @param identity returns the current user
 * @returns a function of the caller, the token, and the organization that the token was requested for, unless the active one
 */
export function createCallerCheck(
  identity: (() => Identity | null) | undefined,
): (caller: MaybeIdentity, token: string | null, organizationId: string | undefined) => boolean {
  // Most requests carry the same token, so its claims are parsed once.
  let lastToken: string | undefined
  let claims: Claims = {}

  return (caller, token, organizationId) => {
    if (!isSameIdentity(identity?.(), caller)) return false
    if (!token || !caller) return true
    if (token !== lastToken) {
      claims = readClaims(token)
      lastToken = token
    }
    return !conflictsWith(claims, caller, organizationId)
  }
}

/** Returns the payload of a JWT, or an empty object when the token is not a JWT. */
export function readClaims(token: string): Claims {
  try {
    // Ids are ASCII, so the UTF-8 bytes of other claims need no decoding. Any other JSON value has none of these members.
    return (JSON.parse(atob(`${token.split('.')[1]}`.replace(/-/g, '+').replace(/_/g, '/'))) as Claims | null) ?? {}
  } catch {
    return {}
  }
}

/**
 * Whether a token names a different user, session or organization than `identity`. Claims that the token does not have are not
 * compared, so an opaque token never conflicts.
 *
 * @param organizationId the organization that the token was requested for, unless the active one
 * @see https://clerk.com/docs/backend-requests/resources/session-tokens
 */
export function conflictsWith(
  { sub, sid, org_id, o, v }: Claims,
  { userId, sessionId, orgId }: Identity,
  organizationId: string | undefined,
): boolean {
  // A session token of version 2 without `o` belongs to no organization.
  const organization = o?.id ?? org_id ?? (v === 2 && sid ? '' : undefined)
  return differs(sub, userId) || differs(sid, sessionId) || differs(organization, organizationId ?? orgId)
}

function differs(claim: unknown, known: string | null | undefined): boolean {
  return typeof claim === 'string' && known !== undefined && claim !== (known ?? '')
}

/** For each response, the check that its caller is still the current user. */
const checks = new WeakMap<Response, () => void>()

/** Registers a check to be made again after the body is read, which is later than the response arrives. */
export function guardBody(response: Response, assertIdentity: () => void): void {
  checks.set(response, assertIdentity)
}

/** @throws IdentityChangedError when the caller of the request is no longer the current user */
export function assertBodyIdentity(response: Response): void {
  checks.get(response)?.()
}
