import { contradicts } from './claims.js'
import { discard } from './discard.js'
import { IdentityChangedError } from './errors/identity-changed-error.js'
import type { GetTokenOptions, Identity } from './options.js'

/** Keeps one request with who made it. */
export interface Fence {
  /** A string that is equal for equal identities. */
  readonly owner: string
  readonly isSignedIn: boolean
  readonly isSignedOut: boolean
  /**
   * @param token checked against the identity, unless `null`
   * @param response given up when the check fails
   * @throws IdentityChangedError when somebody else is signed in than at the call, or the token is somebody else's
   */
  readonly check: (token: string | null, response?: Response) => void
}

interface FencedRequest {
  readonly tokenOptions: GetTokenOptions
  readonly name: () => string
}

/** Without an identity nothing is known of who is signed in, and nothing can change. */
const openGround: Fence = { owner: '', isSignedIn: false, isSignedOut: false, check() {} }

/** Gives the function that opens the fence of a request, at its call. */
export function createFence(identity: (() => Identity | null) | undefined): (request: FencedRequest) => Fence {
  if (!identity) return () => openGround
  let admitted: { token: string; owner: string; organizationId: string | undefined } | undefined

  /** The same token comes with most requests, and is read once. */
  function belongs(token: string, caller: Identity, owner: string, { organizationId }: GetTokenOptions): boolean {
    if (admitted?.token === token && admitted.owner === owner && admitted.organizationId === organizationId) return true
    if (contradicts(token, caller, organizationId)) return false
    admitted = { token, owner, organizationId }
    return true
  }

  return ({ tokenOptions, name }) => {
    const caller = identity()
    const owner = keyOf(caller)
    return {
      owner,
      isSignedIn: caller !== null,
      isSignedOut: caller === null,
      check(token, response) {
        const now = identity()
        const same = now === caller || keyOf(now) === owner
        if (same && (token === null || caller === null || belongs(token, caller, owner, tokenOptions))) return
        if (response) discard(response)
        throw new IdentityChangedError(name())
      },
    }
  }
}

function keyOf(identity: Identity | null): string {
  return JSON.stringify([identity?.userId, identity?.sessionId, identity?.orgId])
}
