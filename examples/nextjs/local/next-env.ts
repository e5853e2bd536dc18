import type { ClerkLocal } from '@x/clerk-local'

/** The path of the gateway's sign-in page, which replaces Clerk's Account Portal. */
export const SIGN_IN_PATH = '/__clerk/sign-in'

/**
 * Returns the environment variables of a build that uses the local Clerk. They do not depend on ports, so that one build serves any
 * number of stacks.
 */
export function buildEnv(publishableKey: string) {
  return {
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: '1',
    NEXT_PUBLIC_CLERK_KEYLESS_DISABLED: '1',
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey,
    // A path of the gateway: see gateway.ts.
    NEXT_PUBLIC_CLERK_PROXY_URL: '/__clerk',
    NEXT_PUBLIC_CLERK_SIGN_IN_URL: SIGN_IN_PATH,
    // Clerk's components would load from its CDN, and clerk-js waits for them.
    NEXT_PUBLIC_CLERK_PREFETCH_UI: 'false',
  }
}

/** Returns the environment variables that a running app needs in addition. */
export function runEnv({ url, secretKey }: Pick<ClerkLocal, 'url' | 'secretKey'>, origin: string) {
  return { CLERK_SECRET_KEY: secretKey, CLERK_API_URL: url, APP_ORIGIN: origin }
}
