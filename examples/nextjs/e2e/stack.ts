import { expect, test as base } from '@playwright/test'
import { startStack, type Stack } from '../local/stack.ts'
import { SITE } from './build-site.ts'

interface Fixtures {
  readonly stack: Stack
  /** Signs a user in before the first page is opened. Returns the session's id. */
  readonly signInAs: (userId: string, options?: { readonly organizationId?: string }) => Promise<string>
}

interface WorkerFixtures {
  readonly workerStack: Stack
}

/** Each worker has its own server and Clerk. Each test finds them in their first state. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  workerStack: [
    // Playwright requires an object pattern, even an empty one.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const stack = await startStack({ dir: SITE, mode: 'start' })
      await use(stack)
      await stack.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  stack: async ({ workerStack }, use) => {
    workerStack.clerk.setTokenLifetime(60)
    workerStack.clerk.clearRequests()
    workerStack.log.length = 0
    await use(workerStack)
  },
  baseURL: ({ workerStack }, use) => use(workerStack.url),
  signInAs: async ({ context, stack }, use) => {
    await use(async (userId, options) => {
      const { sessionId, cookies } = stack.clerk.createSignedInClient(userId, { ...options, origin: stack.url })
      await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: stack.url })))
      return sessionId
    })
  },
})

export { expect }
