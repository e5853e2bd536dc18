import type { ClerkLocal } from '@x/clerk-local'

/** Where the gateway shows the sign-in page, in place of Clerk's Account Portal. */
export const SIGN_IN_PATH = '/__clerk/sign-in'

/**
 * What Next is told so that Clerk is the local one. All that a build takes in is the same for every port, so that one build
 * serves any number of stacks.
 */
export function buildEnv(publishableKey: string) {
  return {
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: '1',
    NEXT_PUBLIC_CLERK_KEYLESS_DISABLED: '1',
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey,
    // By the gateway; see gateway.ts.
    NEXT_PUBLIC_CLERK_PROXY_URL: '/__clerk',
    NEXT_PUBLIC_CLERK_SIGN_IN_URL: SIGN_IN_PATH,
    // Clerk's components would come from its CDN, and clerk-js waits for them.
    NEXT_PUBLIC_CLERK_PREFETCH_UI: 'false',
  }
}

/** What a running Next is told besides. */
export function runEnv({ url, secretKey }: Pick<ClerkLocal, 'url' | 'secretKey'>, origin: string) {
  return { CLERK_SECRET_KEY: secretKey, CLERK_API_URL: url, APP_ORIGIN: origin }
}
