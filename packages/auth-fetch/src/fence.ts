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
): (call: Pick<TokenCall, 'caller' | 'owner' | 'tokenOptions'>, token: string | null) => boolean {
  // The same token comes with most requests, and is read once.
  let lastToken: string | undefined
  let claims: Claims = {}

  return ({ caller, owner, tokenOptions }, token) => {
    if (ownerOf(identity?.()) !== owner) return false
    if (!token || !caller) return true
    if (token !== lastToken) {
      claims = readClaims(token)
      lastToken = token
    }
    return !contradicts(claims, caller, tokenOptions.organizationId)
  }
}

/** A string that is equal for equal identities. */
export function ownerOf(identity: Identity | null | undefined): string {
  return identity ? `${identity.userId}\n${identity.sessionId ?? ''}\n${identity.orgId ?? ''}` : ''
}
