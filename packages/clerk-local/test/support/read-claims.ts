/** Returns the payload of a token, unverified. */
export function readClaims(token: string | null | undefined): Readonly<Record<string, unknown>> {
  const payload: unknown = JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString())
  if (typeof payload === 'object' && payload !== null) return { ...payload }
  throw new Error('The token has no payload')
}
