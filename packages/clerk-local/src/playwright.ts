import {
  test as base,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test'
import { connectClerkLocal, type RemoteClerkLocal } from './connect-clerk-local.js'
import { routeToClerkLocal } from './route-to-clerk-local.js'
import { signInContext, type SignInOptions } from './sign-in-context.js'
import { startClerkLocal, type ClerkLocalOptions } from './start-clerk-local.js'

export { expect } from '@playwright/test'
export type { RemoteClerkLocal } from './connect-clerk-local.js'
export type { Seeds } from './seeds.js'
export type { SignInOptions } from './sign-in-context.js'

/** What to start, or what to use that runs already. */
export interface ClerkLocalUse extends Pick<ClerkLocalOptions, 'port' | 'seeds' | 'tokenLifetime' | 'templates'> {
  /** The address of a server that runs already, such as one that your API asks for its keys; nothing is started then. */
  readonly url?: string
}

/** Of each test. */
export interface ClerkLocalFixtures {
  /**
   * Signs a user in, in this test's browser context: the next page that is opened or reloaded finds them signed in.
   *
   * @param user e-mail address or id of a seeded user
   * @returns the id of the session
   */
  readonly signIn: (user: string, options?: SignInOptions) => Promise<string>
}

/** Of each worker. */
export interface ClerkLocalWorkerFixtures {
  /** Set it with `use` in the configuration. @default {} : a server on a free port for each worker, with Alice and Bob */
  readonly clerkLocalUse: ClerkLocalUse
  /** The server, to make it fail, to end sessions from afar, and to see what was asked. */
  readonly clerkLocal: RemoteClerkLocal
}

/**
 * Playwright's `test`, whose pages meet a local Clerk: what they send to `/__clerk` of their own origin, or to the host of
 * a development key (`*.clerk.accounts.dev`), goes to this worker's server. The app needs no setting of its own.
 *
 * @example
 * test('shows her orders', async ({ page, signIn }) => {
 *   await signIn('alice@example.com', { organizationId: 'org_acme' })
 *   await page.goto('/orders')
 * })
 */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & ClerkLocalFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & ClerkLocalWorkerFixtures
> = base.extend<ClerkLocalFixtures, ClerkLocalWorkerFixtures>({
  clerkLocalUse: [{}, { option: true, scope: 'worker' }],

  clerkLocal: [
    async ({ clerkLocalUse: { url, ...options } }, provide) => {
      const own = url === undefined ? await startClerkLocal({ port: 0, ...options }) : undefined
      await provide(await connectClerkLocal(url ?? own?.url ?? ''))
      await own?.close()
    },
    { scope: 'worker' },
  ],

  context: async ({ context, clerkLocal }, provide) => {
    await routeToClerkLocal(context, clerkLocal.url)
    await provide(context)
    // What a page still asks for while it closes is nobody's concern.
    await context.unrouteAll({ behavior: 'ignoreErrors' })
  },

  signIn: async ({ context, clerkLocal, baseURL }, provide) => {
    await provide((user, options) =>
      signInContext(context, clerkLocal, user, { origin: originOf(baseURL), ...options }),
    )
  },
})

function originOf(baseURL: string | undefined): string | undefined {
  return baseURL === undefined ? undefined : new URL(baseURL).origin
}
