import { expect, test as base, type Page } from '@playwright/test'
import { startStack, type Stack } from '../server/stack.ts'

/** Seconds until a token expires, in the tests that outlive one. The API accepts it for one second more. */
export const LIFE = 4

/** The two panels of the page. */
export const WAYS = [
  { way: 'same', title: 'The page’s own origin' },
  { way: 'other', title: 'Another origin' },
] as const

/** Each worker has its own page, API and Clerk. Each test finds them in their first state. */
export const test = base.extend<{ readonly stack: Stack }, { readonly workerStack: Stack }>({
  workerStack: [
    // Playwright requires an object pattern, even an empty one.
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

/** Signs in through the form. */
export async function signInOn(page: Page, stack: Stack, name: string): Promise<void> {
  await page.goto(stack.url)
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
}

/** Selects an organization, and waits for its rows. */
export async function enter(page: Page, organization: string): Promise<void> {
  await page.getByLabel('Organization').selectOption(organization)
  for (const { title } of WAYS) {
    await expect(page.getByRole('region', { name: title }).getByText(`Alice · ${organization}`).first()).toBeVisible()
  }
}

export { expect }
