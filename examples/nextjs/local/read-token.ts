/** What can be told of a token without keeping it. */
export interface TokenSeen {
  readonly sub: string
  readonly jti: string
  /** Seconds that it had left. */
  readonly secondsLeft: number
}

/** Reads an `Authorization` header. Nothing is verified: that is the app's own matter. */
export function readToken(authorization: string | undefined): TokenSeen | null {
  const payload = authorization?.split('.')[1]
  if (!payload) return null
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string; jti: string; exp: number }
  return { sub: claims.sub, jti: claims.jti, secondsLeft: claims.exp - Date.now() / 1000 }
}
