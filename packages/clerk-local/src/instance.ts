import { randomBytes } from 'node:crypto'

/** The made-up development instance that every key and token names. Nothing is ever asked of this host. */
const FRONTEND_API = 'some-name-13.clerk.accounts.dev'

/** What a Clerk dashboard would list under "API keys". */
export const instance: {
  readonly publishableKey: string
  readonly secretKey: string
  readonly issuer: string
} = {
  publishableKey: `pk_test_${btoa(`${FRONTEND_API}$`)}`,
  secretKey: 'sk_test_clerk_local_is_for_development_only',
  issuer: `https://${FRONTEND_API}`,
}

/** Returns an unguessable id in Clerk's manner, such as `sess_3f…`. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(14).toString('hex')}`
}
