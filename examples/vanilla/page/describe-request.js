/**
 * Returns a response's status and the token that its request was sent with: the demo's API returns the claims of that token.
 *
 * @param {Response} response
 * @param {number} at when it was requested, in ms
 */
export function describeRequest(response, at) {
  const took = `${response.status} in ${Date.now() - at} ms`
  const header = response.headers.get('Token-Claims')
  if (!header) return took
  const { jti, iat } = /** @type {{ jti: string, iat: number }} */ (JSON.parse(header)) // Written by the demo's API.
  return `${took}, token ${jti.slice(-6)}, ${Math.max(0, Math.floor(at / 1000 - iat))} s old`
}
