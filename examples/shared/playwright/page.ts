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

/** Replaces what a field holds, key by key: `fill` sets a field of Firefox at once, which React does not see. */
export async function write(field: Locator, text: string): Promise<void> {
  await field.selectText()
  await field.pressSequentially(text)
}

/** The panel of a hook. */
export function panel(page: Page, hook: 'useAuthFetch' | 'useClerkSWR' | 'useAuthQuery') {
  return page.getByRole('region', { name: hook, exact: true })
}

/** The counts of the page's summary, all of one moment. */
export async function counts(page: Page) {
  const numbers = (await page.locator('.summary dd').allTextContents()).map(Number)
  const [requests = 0, tokensAsked = 0, tokensSeen = 0, replays = 0] = numbers
  return { requests, tokensAsked, tokensSeen, replays }
}

/** Has the API refuse the token that the page holds. */
export async function revoke(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { session } = (window as unknown as { Clerk: { session: { getToken(): Promise<string> } } }).Clerk
    const headers = { Authorization: `Bearer ${await session.getToken()}` }
    await fetch('/api/revoke', { method: 'POST', headers })
  })
}
