/**
 * The status, and which token it was sent with: the demo's API tells the claims of the token that it verified.
 *
 * @param {Response} response
 * @param {number} at when it was asked for, in ms
 */
export function describeRequest(response, at) {
  const took = `${response.status} in ${Date.now() - at} ms`
  const header = response.headers.get('Token-Claims')
  if (!header) return took
  const { jti, iat } = /** @type {{ jti: string, iat: number }} */ (JSON.parse(header)) // As the API writes it.
  return `${took}, token ${jti.slice(-6)}, ${Math.max(0, Math.floor(at / 1000 - iat))} s old`
}
