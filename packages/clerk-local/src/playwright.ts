import {
  type BrowserContext,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type Route,
  test as base,
  type TestType,
} from '@playwright/test'
import { connectClerkLocal, type RemoteClerkLocal } from './connect-clerk-local.js'
import { PROXY_PATH } from './listen.js'
import { type ClerkLocalOptions, startClerkLocal } from './start-clerk-local.js'

export { expect } from '@playwright/test'
export type { RemoteClerkLocal } from './connect-clerk-local.js'
export type { Seeds } from './seeds.js'

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

/** Sends to the server what the pages of a context ask of Clerk. Nothing of it leaves this machine. */
export async function routeToClerkLocal(context: BrowserContext, url: string): Promise<void> {
  await context.route(isForClerk, (route) => forward(route, url))
  await context.route('https://clerk-telemetry.com/**', (route) =>
    route.fulfill({ status: 204, headers: { 'Access-Control-Allow-Origin': '*' } }),
  )
}

/** The page's own proxy path, and the hosts of development instances. */
function isForClerk({ pathname, hostname }: URL): boolean {
  return pathname.startsWith(`${PROXY_PATH}/`) || hostname.endsWith('.clerk.accounts.dev')
}

async function forward(route: Route, url: string): Promise<void> {
  const { pathname, search } = new URL(route.request().url())
  const response = await route.fetch({ url: `${url}${pathname}${search}`, maxRedirects: 0 }).catch(() => undefined)
  // A server that was told to break off shows in the page as a failure of the network.
  await (response ? route.fulfill({ response }) : route.abort('connectionfailed'))
}

/** How to sign in. */
export interface SignInOptions {
  /** Id of the active organization. @default the personal account */
  readonly organizationId?: string
  /** Origin of the page, when it is not that of `baseURL` and not on localhost. */
  readonly origin?: string | undefined
}

/** Puts the cookies of a signed-in browser into a context, and returns the id of the session. */
export async function signInContext(
  context: BrowserContext,
  clerkLocal: RemoteClerkLocal,
  user: string,
  { organizationId, origin }: SignInOptions,
): Promise<string> {
  const found = clerkLocal.users.find(({ id, email }) => id === user || email.toLowerCase() === user.toLowerCase())
  if (!found) {
    const known = clerkLocal.users.map(({ email }) => email).join(', ')
    throw new Error(`No user has the e-mail address or id ${user}; there are ${known}`)
  }
  const { cookies, sessionId } = await clerkLocal.createSignedInClient(found.id, { organizationId, origin })
  // Those of who was signed in before, and the token of theirs.
  await context.clearCookies({ name: /^__(?:client|clerk|session)/ })
  // A cookie is for all ports of a host.
  const domains = new Set(['localhost', '127.0.0.1', ...(origin === undefined ? [] : [new URL(origin).hostname])])
  await context.addCookies(
    [...domains].flatMap((domain) => cookies.map((cookie) => ({ ...cookie, domain, path: '/' }))),
  )
  return sessionId
}
