/** Facts about a token that can be kept without keeping the token. */
export interface TokenSeen {
  readonly sub: string
  readonly jti: string
  /** Seconds until it expires. */
  readonly secondsLeft: number
}

/** Reads an `Authorization` header. It does not verify the token: the app does. */
export function readToken(authorization: string | undefined): TokenSeen | null {
  const payload = authorization?.split('.')[1]
  if (!payload) return null
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string; jti: string; exp: number }
  return { sub: claims.sub, jti: claims.jti, secondsLeft: claims.exp - Date.now() / 1000 }
}
