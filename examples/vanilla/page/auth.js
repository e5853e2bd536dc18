import { createAuthFetch } from '@x/auth-fetch'
import { apiOrigin } from './config.js'

export const authFetch = createAuthFetch({
  getToken: (options) => Clerk.session?.getToken(options) ?? null,
  identity: () => (Clerk.user ? { userId: Clerk.user.id, orgId: Clerk.organization?.id ?? null } : null),
  origins: [apiOrigin],
})
