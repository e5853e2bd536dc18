/**
 * Creates a JWT that can be decoded but never verified.
 *
 * @param claims the payload, such as `{ sub: 'user_ada', exp: 1900000000 }`
 * @returns a token with Clerk's header, these claims and an invalid signature
 * @example
 * ```ts
 * import { createFakeToken } from '@x/testing'
 *
 * const expired = createFakeToken({ sub: 'user_ada', exp: Math.floor(Date.now() / 1000) - 60 })
 * await fetch('http://localhost:3000/api/orders', { headers: { Authorization: `Bearer ${expired}` } })
 * ```
 * @see https://www.rfc-editor.org/rfc/rfc7519
 */
export function createFakeToken(claims: Readonly<Record<string, unknown>>): string {
  const header = { alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: 'ins_fake', typ: 'JWT' }
  return [JSON.stringify(header), JSON.stringify(claims), 'not a signature'].map(encode).join('.')
}

/**
 * Reads the claims of a bearer token.
 *
 * @param authorization the value of an `Authorization` header
 * @returns `null` when it contains no JWT
 */
export function readClaims(authorization: string | null): Record<string, unknown> | null {
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/i.exec(authorization ?? '')?.[1]
  if (payload === undefined) return null
  try {
    return JSON.parse(decode(payload)) as Record<string, unknown> // The payload of a JWT is an object.
  } catch {
    return null
  }
}

// jsdom under Jest has neither TextEncoder nor Buffer.
function encode(text: string): string {
  const bytes = encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function decode(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return decodeURIComponent(bytes.replace(/[^]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`))
}
