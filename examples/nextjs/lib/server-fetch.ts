import { auth } from '@clerk/nextjs/server'
import { createAuthFetch, type AuthFetch } from '@x/auth-fetch'

/**
 * Where this server reaches its own routes. A constant, never the `Host` header of a request: whoever sends that would choose
 * where the token goes.
 */
const origin = process.env['APP_ORIGIN'] ?? `http://localhost:${process.env['PORT'] ?? 3000}`

/** Gives `fetch` with the token of the request that is being answered, for Server Components and Route Handlers. */
export async function getServerFetch(): Promise<AuthFetch> {
  const { getToken } = await auth()
  return createAuthFetch({ getToken, baseUrl: origin })
}
