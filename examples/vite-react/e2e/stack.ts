import { expect, test as base } from '@playwright/test'
import { startStack, type Stack } from '../server/stack.ts'
import { signInOn } from './page.ts'

interface Fixtures {
  /** Signs in through the form, as a person would. */
  readonly signIn: (name: string) => Promise<void>
}

interface WorkerFixtures {
  readonly workerStack: Stack
}

/** Each worker has a page, an API and a Clerk of its own; each test finds them as if just started. */
export const test = base.extend<Fixtures & { readonly stack: Stack }, WorkerFixtures>({
  workerStack: [
    // Playwright wants the pattern, even an empty one.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use, { parallelIndex }) => {
      const stack = await startStack({ root: process.cwd(), mode: 'preview', outDir: `.e2e/worker-${parallelIndex}` })
      await use(stack)
      await stack.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  stack: async ({ workerStack }, use) => {
    workerStack.clerk?.setTokenLifetime(60)
    workerStack.clerk?.clearRequests()
    workerStack.log.length = 0
    await use(workerStack)
    await fetch(`${workerStack.apiUrl}/conditions`, { method: 'PUT', body: '{}' })
  },
  baseURL: ({ workerStack }, use) => use(workerStack.url),
  signIn: async ({ page }, use) => {
    await use(async (name) => {
      await page.goto('/')
      await signInOn(page, name)
    })
  },
})

export { expect }
