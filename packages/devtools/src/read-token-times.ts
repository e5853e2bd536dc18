import type { SentToken } from './entries.js'

/**
 * Reads when a bearer token was issued and when it ends. Nothing else of it is kept.
 *
 * @param authorization the value of the header
 * @returns `undefined` when no token is sent; without times when it is no JWT
 */
export function readTokenTimes(authorization: string | null): SentToken | undefined {
  if (!authorization?.startsWith('Bearer ')) return undefined
  const sentAt = Date.now()
  try {
    const payload = authorization.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''
    const { iat, exp } = JSON.parse(atob(payload)) as { iat?: unknown; exp?: unknown } // checked below
    return {
      sentAt,
      ...(typeof iat === 'number' && { issuedAt: iat * 1000 }),
      ...(typeof exp === 'number' && { expiresAt: exp * 1000 }),
    }
  } catch {
    return { sentAt }
  }
}
