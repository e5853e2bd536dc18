import { contradicts, readClaims, type Claims } from './claims.js'
import type { TokenCall } from './call.js'
import type { Identity } from './options.js'

/**
 * Gives the function that tells whether the caller of a request is still signed in, and the token, unless `null`, is theirs.
 *
 * @param identity who is signed in now
 */
export function createFence(
  identity: (() => Identity | null) | undefined,
): (call: Pick<TokenCall, 'caller' | 'tokenOptions'>, token: string | null) => boolean {
  // The same token comes with most requests, and is read once.
  let lastToken: string | undefined
  let claims: Claims = {}

  return ({ caller, tokenOptions }, token) => {
    if (!isSameIdentity(identity?.(), caller)) return false
    if (!token || !caller) return true
    if (token !== lastToken) {
      claims = readClaims(token)
      lastToken = token
    }
    return !contradicts(claims, caller, tokenOptions.organizationId)
  }
}

type MaybeIdentity = Identity | null | undefined

/** An identity as it is now: whoever gave it may change it in place. */
export function copyIdentity(identity: MaybeIdentity): MaybeIdentity {
  return identity && { userId: identity.userId, sessionId: identity.sessionId, orgId: identity.orgId }
}

/** Whether the two are one user in one session and organization. */
export function isSameIdentity(one: MaybeIdentity, other: MaybeIdentity): boolean {
  if (!one || !other) return !one === !other
  return (
    one.userId === other.userId &&
    (one.sessionId ?? '') === (other.sessionId ?? '') &&
    (one.orgId ?? '') === (other.orgId ?? '')
  )
}
