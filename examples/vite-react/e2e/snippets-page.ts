import type { Page } from '@playwright/test'
import type { AuthFetch } from '@x/auth-fetch'
import type { Stack, StackOptions } from '@x/example-shared/server/stack.ts'
import { expect } from '@x/example-shared/playwright/stack.ts'

/** Builds the page of the snippets too, and adds the route that they request. */
export const stackOptions: Pick<StackOptions, 'pages' | 'routes'> = {
  pages: ['index.html', 'e2e/snippets/index.html'],
  routes: (app) => app.on(['GET', 'POST'], '/foo', (c) => c.json({ id: 'foo', name: c.get('owner') })),
}

/** What the page of the snippets and clerk-js put on `window`. */
export interface Globals {
  readonly Clerk: {
    readonly loaded: boolean
    readonly session: { getToken(): Promise<string | null> }
    readonly client: { readonly signIn: { create(params: object): Promise<{ readonly createdSessionId: string }> } }
    setActive(params: object): Promise<void>
    signOut(done: () => void): Promise<void>
  }
  readonly authFetch: AuthFetch
  readonly authenticatedFetch: (...args: unknown[]) => Promise<{ readonly status?: number; readonly name?: string }>
  readonly swrError?: string
}
declare const window: Globals & typeof globalThis

export async function open(page: Page, stack: Stack, shown: 'fetch' | 'swr' | 'query' | 'ours'): Promise<void> {
  // A change of only the hash would not load the page.
  await page.goto('about:blank')
  await page.goto(`${stack.url}/e2e/snippets/index.html#${shown}`)
  await page.waitForFunction(() => window.Clerk?.loaded)
}

export async function signIn(page: Page, name: string): Promise<void> {
  await page.evaluate(async (identifier) => {
    const params = { strategy: 'password', identifier, password: 'clerk-local-demo' }
    const { createdSessionId } = await window.Clerk.client.signIn.create(params)
    await window.Clerk.setActive({ session: createdSessionId })
  }, `${name}@example.com`)
  await settled(page, new RegExp(name, 'i'))
}

export async function signOut(page: Page): Promise<void> {
  await page.evaluate(() => window.Clerk.signOut(() => undefined))
}

/** Waits until our hooks have rendered the current user, where the page shows them. */
async function settled(page: Page, owner: RegExp): Promise<void> {
  if (page.url().endsWith('#ours')) await expect(page.getByText('Query: ').and(page.getByText(owner))).toBeVisible()
}

export async function askOurs(page: Page, url: string) {
  return page.evaluate(async (input) => {
    const response = await window.authFetch(input)
    const { name } = (await response.json()) as { name?: string } // The response of the route above.
    return { status: response.status, name }
  }, url)
}
