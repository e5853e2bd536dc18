import type { Identity } from '@x/auth-fetch'
import type { AuthState } from './auth-state.js'

declare const process: { readonly env: { readonly NODE_ENV?: string } }

/**
 * Returns the current user, `null` when signed out, or `undefined` while Clerk loads. If `useAuth` returns no `orgId`, the organization
 * is left out and is not compared.
 */
export function identify({ isLoaded, isSignedIn, userId, orgId }: AuthState): Identity | null | undefined {
  if (!isLoaded) return undefined
  if (!isSignedIn || !userId) return null
  return orgId === undefined ? { userId } : { userId, orgId }
}

let hasWarned = false

/** Tells a developer, once, that a `useAuth` of their own leaves the organization out. */
export function warnWithoutOrganization(identity: Identity | null | undefined): void {
  if (process.env.NODE_ENV === 'production' || hasWarned || !identity || identity.orgId !== undefined) return
  hasWarned = true
  // oxlint-disable-next-line no-console -- the warning is the feature
  console.warn(
    'AuthFetchProvider: useAuth() returns no orgId, so the cache does not follow the organization. ' +
      'Return the id of the active organization, or null when there is none.',
  )
}
