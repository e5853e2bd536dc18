import type { Page } from '@playwright/test'
import type { Stack } from '@x/example-shared/server/stack.ts'
import { choose } from '@x/example-shared/playwright/page.ts'

export type Target = 'same' | 'other'

/** The three hooks of the page, each with the path that only it requests. */
export const HOOKS = [
  { hook: 'useAuthFetch', path: '/notes', way: 'react-fetch' },
  { hook: 'useClerkSWR', path: '/orders', way: 'react-swr' },
  { hook: 'useAuthQuery', path: '/invoices', way: 'react-query' },
] as const

/** Makes the page call the API through its own origin, or on the API's origin. */
export async function callsGoTo(page: Page, target: Target, { apiUrl }: Stack): Promise<void> {
  await choose(page, 'Calls go to', target === 'same' ? '/api' : new URL(apiUrl).host)
}

/** Returns whether a request went to this origin. */
export function wentTo(target: Target) {
  return ({ crossOrigin }: Stack['log'][number]) => crossOrigin === (target === 'other')
}
