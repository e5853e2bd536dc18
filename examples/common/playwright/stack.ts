import { expect, test as base } from '@playwright/test'
import { startStack, type Stack, type StackOptions } from '../server/stack.ts'
import { signInOn } from './page.ts'

/** Seconds until a token expires, in the tests that outlive one. The API accepts it for one second more. */
export const LIFE = 4

interface Fixtures {
  /** Signs in through the form. */
  readonly signIn: (name: string) => Promise<void>
  readonly stack: Stack
}

export interface WorkerFixtures {
  /** Vite's mode, by which an example chooses its Clerk SDK. */
  readonly mode: string | undefined
  readonly stackOptions: Pick<StackOptions, 'pages' | 'routes'>
  readonly workerStack: Stack
}

/** Each worker has its own page, API and Clerk. Each test finds them in their first state. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  mode: [undefined, { option: true, scope: 'worker' }],
  stackOptions: [{}, { option: true, scope: 'worker' }],
  workerStack: [
    async ({ mode, stackOptions }, use, { parallelIndex }) => {
      const options = { ...stackOptions, ...(mode && { mode }) }
      const outDir = `.e2e/worker-${parallelIndex}`
      const root = process.cwd()
      const stack = await startStack({ root, serve: 'preview', outDir, clockSkewInMs: 1000, ...options })
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
