import type { Identity } from '@x/auth-fetch'
import type { IdentityEntry } from './entries.js'

/** Who is signed in, and what that is to who was before. */
export function describeIdentity({ identity, before }: IdentityEntry): string {
  if (identity === null) return before ? `Signed out: ${nameOf(before)}` : 'Nobody is signed in'
  if (!before) return `Signed in: ${nameOf(identity)}`
  if (before.userId !== identity.userId) return `User switched: ${nameOf(before)} → ${nameOf(identity)}`
  if (before.orgId !== identity.orgId) {
    return `Organization switched: ${identity.userId}, ${before.orgId ?? 'none'} → ${identity.orgId ?? 'none'}`
  }
  return `New session: ${nameOf(identity)}`
}

function nameOf({ userId, orgId }: Identity): string {
  return orgId ? `${userId}, ${orgId}` : userId
}
