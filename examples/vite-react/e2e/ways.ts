import type { Page } from '@playwright/test'
import type { Stack } from '@x/example-shared/server/stack.ts'
import { choose } from '@x/example-shared/playwright/page.ts'

export type Target = 'same' | 'other'

/** The three hooks of the page, each with the path that it alone asks for. */
export const HOOKS = [
  { hook: 'useAuthFetch', path: '/notes', way: 'react-fetch' },
  { hook: 'useClerkSWR', path: '/orders', way: 'react-swr' },
  { hook: 'useAuthQuery', path: '/invoices', way: 'react-query' },
] as const

/** Sends the page's calls to its own origin, or to the API's. */
export async function callsGoTo(page: Page, target: Target, { apiUrl }: Stack): Promise<void> {
  await choose(page, 'Calls go to', target === 'same' ? '/api' : new URL(apiUrl).host)
}

/** Whether a request went to the page's own origin, or to the API's. */
export function wentTo(target: Target) {
  return ({ crossOrigin }: Stack['log'][number]) => crossOrigin === (target === 'other')
}
