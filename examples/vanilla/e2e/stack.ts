import { expect, test as base, type Page } from '@playwright/test'
import { startStack, type Stack } from '../server/stack.ts'

/** Seconds that a token lives in the tests that outlive it. The API grants no more than one beyond. */
export const LIFE = 4

/** The two panels of the page. */
export const WAYS = [
  { way: 'same', title: 'The page’s own origin' },
  { way: 'other', title: 'Another origin' },
] as const

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
    workerStack.clerk?.setTokenLifetime(60)
    workerStack.clerk?.clearRequests()
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

/** Goes to an organization, and waits for its rows. */
export async function enter(page: Page, organization: string): Promise<void> {
  await page.getByLabel('Organization').selectOption(organization)
  for (const { title } of WAYS) {
    await expect(page.getByRole('region', { name: title }).getByText(`Alice · ${organization}`).first()).toBeVisible()
  }
}

export { expect }
