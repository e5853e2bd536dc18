import { expect, type Locator, type Page } from '@playwright/test'

export const PATHS = ['/notes', '/orders', '/invoices'] as const

export async function signInOn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
}

export async function choose(page: Page, group: string, option: string): Promise<void> {
  await page.getByRole('group', { name: group }).getByRole('radio', { name: option }).check()
}

/** Types into a field key by key: React does not notice Playwright's `fill` in Firefox. */
export async function write(field: Locator, text: string): Promise<void> {
  await field.selectText()
  await field.pressSequentially(text)
}

/** Returns the panel of a hook. */
export function panel(page: Page, hook: 'useAuthFetch' | 'useClerkSWR' | 'useAuthQuery') {
  return page.getByRole('region', { name: hook, exact: true })
}

/** Returns the counts of the page's summary, read at one moment. */
export async function counts(page: Page) {
  const numbers = (await page.locator('.summary dd').allTextContents()).map(Number)
  const [requests = 0, tokensAsked = 0, tokensSeen = 0, replays = 0] = numbers
  return { requests, tokensAsked, tokensSeen, replays }
}

/** Makes the API reject the current token of the page. */
export async function revoke(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { session } = (window as unknown as { Clerk: { session: { getToken(): Promise<string> } } }).Clerk
    const headers = { Authorization: `Bearer ${await session.getToken()}` }
    await fetch('/api/revoke', { method: 'POST', headers })
  })
}

/** Waits until the API has answered nothing for a second, so that no request of before is still in flight. */
export async function requestsSettled(page: Page, log: readonly unknown[]): Promise<void> {
  for (let before = -1; before !== log.length;) {
    before = log.length
    await page.waitForTimeout(1000)
  }
}
