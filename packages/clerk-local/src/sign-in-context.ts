import type { BrowserContext } from '@playwright/test'
import type { RemoteClerkLocal } from './connect-clerk-local.js'

/** How to sign in. */
export interface SignInOptions {
  /** Id of the active organization. @default the personal account */
  readonly organizationId?: string
  /** Origin of the page, when it is not that of `baseURL` and not on localhost. */
  readonly origin?: string | undefined
}

/** Puts the cookies of a signed-in browser into a context, and returns the id of the session. */
export async function signInContext(
  context: BrowserContext,
  clerkLocal: RemoteClerkLocal,
  user: string,
  { organizationId, origin }: SignInOptions,
): Promise<string> {
  const found = clerkLocal.users.find(({ id, email }) => id === user || email.toLowerCase() === user.toLowerCase())
  if (!found) {
    const known = clerkLocal.users.map(({ email }) => email).join(', ')
    throw new Error(`No user has the e-mail address or id ${user}; there are ${known}`)
  }
  const { cookies, sessionId } = await clerkLocal.createSignedInClient(found.id, { organizationId, origin })
  // Those of who was signed in before, and the token of theirs.
  await context.clearCookies({ name: /^__(?:client|clerk|session)/ })
  // A cookie is for all ports of a host.
  const domains = new Set(['localhost', '127.0.0.1', ...(origin === undefined ? [] : [new URL(origin).hostname])])
  await context.addCookies(
    [...domains].flatMap((domain) => cookies.map((cookie) => ({ ...cookie, domain, path: '/' }))),
  )
  return sessionId
}
