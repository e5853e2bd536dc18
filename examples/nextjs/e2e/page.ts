import type { Page } from '@playwright/test'
import type { LogEntry } from '../local/gateway.ts'
import type { Stack } from '../local/stack.ts'
import { expect } from './stack.ts'

/** The tags by which a table tells what each way was tested for. */
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

/** The panel of a hook. */
export function panel(page: Page, hook: (typeof WAYS)[number]['hook'] | 'auth.protect()') {
  return page.getByRole('region', { name: hook, exact: true })
}

/** Presses the button that comes with the HTML, and does nothing before Clerk is there. */
export async function goToSignIn(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as { readonly Clerk?: { readonly loaded?: boolean } }).Clerk?.loaded)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export async function askAgainEvery(page: Page, option: 'Off' | '5 s' | '1 s'): Promise<void> {
  await page.getByRole('group', { name: 'Ask again every' }).getByRole('radio', { name: option }).check()
}

export async function showsRowsOf(page: Page, owner: string): Promise<void> {
  for (const { hook } of WAYS) await expect(panel(page, hook).getByText(owner, { exact: true }).first()).toBeVisible()
}

/** What the page itself has asked of a route; not what the server has. */
export function askedByPage({ log }: Stack, path: string): LogEntry[] {
  return log.filter((entry) => entry.byPage && entry.path === path)
}

/** Collects what a page complains about: React's words on a mismatch, errors nobody caught. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    const isClerks = message.text().startsWith('Clerk: Clerk has been loaded with development keys')
    if (['error', 'warning'].includes(message.type()) && !isClerks) complaints.push(message.text())
  })
  return complaints
}

/** The status of a request that carries Clerk's cookie alone, as in the first way of Clerk's docs. */
export async function statusByCookie(page: Page, path: string): Promise<number> {
  return page.evaluate((url) => fetch(`${url}?by=cookie`).then(({ status }) => status), path)
}
