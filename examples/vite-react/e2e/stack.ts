import { expect, test as base } from '@playwright/test'
import { startStack, type Stack, type StackOptions } from '../server/stack.ts'
import { signInOn } from './page.ts'

/** Seconds that a token lives in the tests that outlive it. The API grants no more than one beyond. */
export const LIFE = 4

interface Fixtures {
  /** Signs in through the form, as a person would. */
  readonly signIn: (name: string) => Promise<void>
  readonly stack: Stack
}

interface WorkerFixtures {
  readonly stackOptions: Pick<StackOptions, 'pages' | 'routes'>
  readonly workerStack: Stack
}

/** Each worker has a page, an API and a Clerk of its own; each test finds them as if just started. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  stackOptions: [{}, { option: true, scope: 'worker' }],
  workerStack: [
    async ({ stackOptions }, use, { parallelIndex }) => {
      const outDir = `.e2e/worker-${parallelIndex}`
      const root = process.cwd()
      const stack = await startStack({ root, mode: 'preview', outDir, clockSkewInMs: 1000, ...stackOptions })
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
