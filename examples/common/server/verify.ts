import { createClerkClient } from '@clerk/backend'

/** The claims of a verified token. Never holds the token. */
export interface Claims {
  readonly jti: string
  readonly iat: number
  readonly exp: number
  readonly sub: string
  readonly org: string | null
}

export interface Verified {
  readonly userId: string
  readonly orgId: string | null
  readonly orgSlug: string | null
  /** Minutes since the user last entered their password. */
  readonly passwordAge: number
  readonly claims: Claims
}

export interface VerifyOptions {
  readonly publishableKey: string
  readonly secretKey: string
  /** The Backend API from which Clerk's key set is fetched. */
  readonly apiUrl?: string
  /** Verifies tokens without a network request. Without it, `@clerk/backend` fetches Clerk's key set once. */
  readonly jwtKey?: string
  /** The pages whose tokens are accepted, compared with the claim `azp`. */
  readonly authorizedParties: string[]
  /**
   * Milliseconds for which an expired token is still accepted.
   * @default 5000, as in `@clerk/backend`
   */
  readonly clockSkewInMs?: number
}

export type Verify = (request: Request) => Promise<Verified | null>

/** Creates a function that returns who sent a request, from the `Authorization` header or, on the page's own origin, Clerk's cookie. */
export function createVerify({ authorizedParties, jwtKey, clockSkewInMs, ...keys }: VerifyOptions): Verify {
  const options = {
    authorizedParties,
    ...(jwtKey && { jwtKey }),
    ...(clockSkewInMs !== undefined && { clockSkewInMs }),
  }
  const clerk = createClerkClient({ ...keys, telemetry: { disabled: true } })

  return async (request) => {
    const state = await clerk.authenticateRequest(request, options)
    if (!state.isAuthenticated) return null
    const { userId, orgId, orgSlug, sessionId, sessionClaims } = state.toAuth()
    const { iat, exp, sub, jti, fva } = sessionClaims
    return {
      userId,
      orgId: orgId ?? null,
      orgSlug: orgSlug ?? null,
      passwordAge: fva?.[0] ?? Infinity,
      claims: { jti: typeof jti === 'string' ? jti : `${sessionId}.${iat}`, iat, exp, sub, org: orgId ?? null },
    }
  }
}
