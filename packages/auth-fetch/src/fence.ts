import { contradicts } from './claims.js'
import type { GetTokenOptions, Identity } from './options.js'

/** Keeps one request with who made it. */
export interface Fence {
  /** Who made the request; `undefined` when nothing is known of it. */
  readonly caller: Identity | null | undefined
  /** A string that is equal for equal identities. */
  readonly owner: string
  /** Whether the caller is still signed in, and the token, unless `null`, is theirs. */
  readonly holds: (token: string | null) => boolean
}

/** Without an identity nothing is known of who is signed in, and nothing can change. */
const openGround: Fence = { caller: undefined, owner: '', holds: () => true }

/** Gives the function that opens the fence of a request, at its call. */
export function createFence(identity: (() => Identity | null) | undefined): (tokenOptions: GetTokenOptions) => Fence {
  if (!identity) return () => openGround
  // The same token comes with most requests, and is read once.
  let admitted = ''
  let admittedTo = ''

  return ({ organizationId }) => {
    const caller = identity()
    const owner = keyOf(caller)
    const to = `${owner}\n${organizationId ?? ''}`
    return {
      caller,
      owner,
      holds(token) {
        if (keyOf(identity()) !== owner) return false
        if (token === null || caller === null || (token === admitted && to === admittedTo)) return true
        if (contradicts(token, caller, organizationId)) return false
        admitted = token
        admittedTo = to
        return true
      },
    }
  }
}

function keyOf(identity: Identity | null): string {
  return identity ? `${identity.userId}\n${identity.sessionId ?? ''}\n${identity.orgId ?? ''}` : ''
}
