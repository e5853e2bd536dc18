import { expect, test as base, type Page } from '@playwright/test'
import { startStack, type Stack } from '../server/stack.ts'

/** Seconds that a token lives in the tests that outlive it. The API grants no more than one beyond. */
export const LIFE = 4

/** Each worker has a page, an API and a Clerk of its own; each test finds them as if just started. */
export const test = base.extend<{ readonly stack: Stack }, { readonly workerStack: Stack }>({
  workerStack: [
    // Playwright wants the pattern, even an empty one.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const stack = await startStack({ clockSkewInMs: 1000 })
      await use(stack)
      await stack.close()
    },
    { scope: 'worker' },
  ],
  stack: async ({ workerStack }, use) => {
    workerStack.clerk.setTokenLifetime(60)
    workerStack.clerk.clearRequests()
    workerStack.log.length = 0
    await use(workerStack)
  },
})

/** Signs in through the form, as a person would. */
export async function signInOn(page: Page, stack: Stack, name: string): Promise<void> {
  await page.goto(stack.url)
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
}

export { expect }
