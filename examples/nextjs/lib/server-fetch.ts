import { auth } from '@clerk/nextjs/server'
import { createAuthFetch, type AuthFetch } from '@x/auth-fetch'

/**
 * The origin of this server's own routes. Never take it from the `Host` header, because the caller could then choose where the token goes.
 */
const origin = process.env['APP_ORIGIN'] ?? `http://localhost:${process.env['PORT'] ?? 3000}`

/** Returns a `fetch` that sends the current request's token, for Server Components and Route Handlers. */
export async function getServerFetch(): Promise<AuthFetch> {
  const { getToken } = await auth()
  return createAuthFetch({ getToken, baseUrl: origin })
}
