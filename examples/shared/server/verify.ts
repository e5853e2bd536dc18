import { createClerkClient } from '@clerk/backend'

/** What the API tells about the token that it has verified. Never the token. */
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
  /** Minutes since the password was last given. */
  readonly passwordAge: number
  readonly claims: Claims
}

export interface VerifyOptions {
  readonly publishableKey: string
  readonly secretKey: string
  /** Where Clerk's key set is fetched from. */
  readonly apiUrl?: string
  /** Verifies without a network; without it `@clerk/backend` fetches Clerk's key set once. */
  readonly jwtKey?: string
  /** The pages whose tokens are good here, checked against the claim `azp`. */
  readonly authorizedParties: string[]
  /**
   * Milliseconds after its end in which a token is still good.
   * @default 5000, `@clerk/backend`'s own
   */
  readonly clockSkewInMs?: number
}

export type Verify = (request: Request) => Promise<Verified | null>

/** Tells who sends a request, by its `Authorization` header or, on the page's own origin, by Clerk's cookie. */
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
