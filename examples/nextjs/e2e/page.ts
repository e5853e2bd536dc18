import type { Page } from '@playwright/test'
import type { LogEntry } from '../local/gateway.ts'
import type { Stack } from '../local/stack.ts'
import { expect } from './stack.ts'

/** The tags that the table of ways counts tests by. */
export const WAY = {
  fetch: '@way:react-fetch-same',
  swr: '@way:react-swr-same',
  query: '@way:react-query-same',
} as const

export const WAYS = [
  { hook: 'useAuthFetch', path: '/api/notes', tag: WAY.fetch },
  { hook: 'useClerkSWR', path: '/api/orders', tag: WAY.swr },
  { hook: 'useAuthQuery', path: '/api/invoices', tag: WAY.query },
] as const

/** Returns the panel of a hook. */
export function panel(page: Page, hook: (typeof WAYS)[number]['hook'] | 'auth.protect()') {
  return page.getByRole('region', { name: hook, exact: true })
}

/** Clicks the sign-in button once Clerk has loaded: before that, the button in the HTML does nothing. */
export async function goToSignIn(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as { readonly Clerk?: { readonly loaded?: boolean } }).Clerk?.loaded)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export async function refetchEvery(page: Page, option: 'Off' | '5 s' | '1 s'): Promise<void> {
  await page.getByRole('group', { name: 'Refetch every' }).getByRole('radio', { name: option }).check()
}

export async function showsRowsOf(page: Page, owner: string): Promise<void> {
  for (const { hook } of WAYS) await expect(panel(page, hook).getByText(owner, { exact: true }).first()).toBeVisible()
}

/** Returns the page's requests to a route, without those of the server. */
export function requestsByPage({ log }: Stack, path: string): LogEntry[] {
  return log.filter((entry) => entry.byPage && entry.path === path)
}

/** Collects a page's console errors and warnings, such as hydration mismatches, and its uncaught errors. */
export function consoleErrorsOf(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    const isClerks = message.text().startsWith('Clerk: Clerk has been loaded with development keys')
    if (['error', 'warning'].includes(message.type()) && !isClerks) errors.push(message.text())
  })
  return errors
}

/** Returns the status of a request that carries only Clerk's cookie, as in the first example of Clerk's docs. */
export async function statusByCookie(page: Page, path: string): Promise<number> {
  return page.evaluate((url) => fetch(`${url}?by=cookie`).then(({ status }) => status), path)
}
