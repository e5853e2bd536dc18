import { randomBytes } from 'node:crypto'

/** The host of the made-up development instance in every key and token. It never receives a request. */
const FRONTEND_API = 'some-name-13.clerk.accounts.dev'

/** The keys that a Clerk dashboard lists under "API keys". */
export const instance: {
  readonly publishableKey: string
  readonly secretKey: string
  readonly issuer: string
} = {
  publishableKey: `pk_test_${btoa(`${FRONTEND_API}$`)}`,
  secretKey: 'sk_test_clerk_local_is_for_development_only',
  issuer: `https://${FRONTEND_API}`,
}

/** Returns a random id in Clerk's format, such as `sess_3f…`. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(14).toString('hex')}`
}
