import { createPublicKey, verify } from 'node:crypto'
import { createServer } from 'node:http'

/**
 * Starts an API that answers whoever comes with a token of this Clerk in `Authorization`, and no one else. It reads no cookie.
 *
 * @param {number} port
 * @param {string} clerkUrl
 * @returns {Promise<() => void>} closes it
 */
export async function startApi(port, clerkUrl) {
  const server = createServer((request, response) => {
    void readUser(request.headers.authorization, clerkUrl).then((userId) => {
      response.writeHead(userId ? 200 : 401, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(userId ? [`tea of ${userId}`] : { title: 'Sign in first' }))
    })
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)))
  return () => {
    server.closeAllConnections()
    server.close()
  }
}

/**
 * @param {string | undefined} authorization
 * @param {string} clerkUrl
 * @returns {Promise<string | undefined>} whose token it is
 */
async function readUser(authorization, clerkUrl) {
  const [, head, body, signature] = /^Bearer ([^.]+)\.([^.]+)\.([^.]+)$/.exec(authorization ?? '') ?? []
  if (!head || !body || !signature) return undefined
  const { keys } = /** @type {{ keys: import('node:crypto').JsonWebKey[] }} */ (
    await (await fetch(`${clerkUrl}/.well-known/jwks.json`)).json()
  )
  const isSigned = keys.some((key) =>
    verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${body}`),
      createPublicKey({ key, format: 'jwk' }),
      Buffer.from(signature, 'base64url'),
    ),
  )
  const { sub, exp } = JSON.parse(Buffer.from(body, 'base64url').toString())
  return isSigned && exp > Date.now() / 1000 ? sub : undefined
}
