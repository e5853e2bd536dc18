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

/** The options of the server to start, or the address of a running one. */
export interface ClerkLocalUse extends Pick<ClerkLocalOptions, 'port' | 'seeds' | 'tokenLifetime' | 'templates'> {
  /** The address of a running server, such as one from which your API gets its keys. Then no server is started. */
  readonly url?: string
}

/** The fixtures of each test. */
export interface ClerkLocalFixtures {
  /**
   * Signs a user in, in this test's browser context. The next page that is opened or reloaded is signed in.
   *
   * @param user email address or id of a seeded user
   * @returns the id of the session
   */
  readonly signIn: (user: string, options?: SignInOptions) => Promise<string>
}

/** The fixtures of each worker. */
export interface ClerkLocalWorkerFixtures {
  /** Set it with `use` in the configuration. @default {}: a server on a free port for each worker, with Alice and Bob */
  readonly clerkLocalUse: ClerkLocalUse
  /** The running server. Use it to make requests fail, to end sessions and to read its requests. */
  readonly clerkLocal: RemoteClerkLocal
}

/**
 * Playwright's `test`, whose pages use a local Clerk: their requests to `/__clerk` of their own origin, or to the host of a
 * development key (`*.clerk.accounts.dev`), go to this worker's server. The app needs no settings.
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
    // Ignore the requests that a page still sends while it closes.
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

/** Routes the requests of a context's pages to Clerk to the local server. None leaves this machine. */
export async function routeToClerkLocal(context: BrowserContext, url: string): Promise<void> {
  await context.route(isForClerk, (route) => forward(route, url))
  await context.route('https://clerk-telemetry.com/**', (route) =>
    route.fulfill({ status: 204, headers: { 'Access-Control-Allow-Origin': '*' } }),
  )
}

/** Whether a URL is the page's proxy path or on the host of a development instance. */
function isForClerk({ pathname, hostname }: URL): boolean {
  return pathname.startsWith(`${PROXY_PATH}/`) || hostname.endsWith('.clerk.accounts.dev')
}

async function forward(route: Route, url: string): Promise<void> {
  const { pathname, search } = new URL(route.request().url())
  const response = await route.fetch({ url: `${url}${pathname}${search}`, maxRedirects: 0 }).catch(() => undefined)
  // A connection that the server breaks is a network error in the page.
  await (response ? route.fulfill({ response }) : route.abort('connectionfailed'))
}

/** The options of `signIn`. */
export interface SignInOptions {
  /** The id of the active organization. @default the personal account */
  readonly organizationId?: string
  /** The page's origin, if it is neither `baseURL`'s nor on localhost. */
  readonly origin?: string | undefined
}

/** Adds the cookies of a signed-in browser to a context, and returns the id of the session. */
export async function signInContext(
  context: BrowserContext,
  clerkLocal: RemoteClerkLocal,
  user: string,
  { organizationId, origin }: SignInOptions,
): Promise<string> {
  const found = clerkLocal.users.find(({ id, email }) => id === user || email.toLowerCase() === user.toLowerCase())
  if (!found) {
    const known = clerkLocal.users.map(({ email }) => email).join(', ')
    throw new Error(`signIn() found no user with the email address or id '${user}': use one of ${known}.`)
  }
  const { cookies, sessionId } = await clerkLocal.createSignedInClient(found.id, { organizationId, origin })
  // Remove the previous user's cookies and token.
  await context.clearCookies({ name: /^__(?:client|clerk|session)/ })
  // All ports of a host share a cookie.
  const domains = new Set(['localhost', '127.0.0.1', ...(origin === undefined ? [] : [new URL(origin).hostname])])
  await context.addCookies(
    [...domains].flatMap((domain) => cookies.map((cookie) => ({ ...cookie, domain, path: '/' }))),
  )
  return sessionId
}
