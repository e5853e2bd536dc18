import { getToken } from '@clerk/react'
import { createAuthFetch, type Identity } from '@x/auth-fetch'
import { apiOrigin } from '../../vite-react/src/config.ts'

declare global {
  interface Window {
    /** The instance that `ClerkProvider` loads. */
    readonly Clerk?: {
      readonly user?: { readonly id: string } | null
      readonly organization?: { readonly id: string } | null
    }
  }
}

/** For loaders and whatever else runs outside of React. */
export const authFetch = createAuthFetch({ getToken, identity: currentIdentity, origins: [apiOrigin] })

/** Who is signed in at this moment. */
export function currentIdentity(): Identity | null {
  const { user, organization } = window.Clerk ?? {}
  return user ? { userId: user.id, orgId: organization?.id ?? null } : null
}
