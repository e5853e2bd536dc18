import type { Page } from '@playwright/test'
import type * as auth from '../page/auth.js'
import { hide } from '@x/example-shared/playwright/hide.ts'
import { enter, expect, signInOn, test } from './stack.ts'

test(
  'fetch with the cookie alone answers for the organization of the other tab, authFetch does not',
  { tag: ['@snippet', '@way:vanilla-same'] },
  async ({ context, stack }) => {
    const [first, second] = [await context.newPage(), await context.newPage()]
    await signInOn(first, stack, 'Alice')
    await enter(first, 'Acme')
    // The tab in front writes the cookie.
    await hide(first)
    await second.goto(stack.url)
    await enter(second, 'Globex')

    const byCookie = await first.evaluate(() => fetch('/api/orders').then((response) => response.json()))
    expect(byCookie).toMatchObject([{ owner: 'Alice · Globex' }, {}, {}])
    expect(await askOurs(first, '/api/orders')).toMatchObject({ rows: [{ owner: 'Alice · Acme' }, {}, {}] })
  },
)

test(
  'fetch to another origin carries no token, authFetch does',
  { tag: ['@snippet', '@way:vanilla-other'] },
  async ({ page, stack }) => {
    await signInOn(page, stack, 'Alice')
    const url = `${stack.apiUrl}/invoices`
    expect(await page.evaluate((input) => fetch(input).then(({ status }) => status), url)).toBe(401)
    expect(await askOurs(page, url)).toMatchObject({ status: 200, rows: [{ owner: 'Alice · Personal' }, {}, {}] })
  },
)

for (const way of ['same', 'other'] as const) {
  test(
    `Clerk.session.getToken() by hand throws when signed out, and stays refused with a revoked token (${way} origin)`,
    { tag: ['@snippet', `@way:vanilla-${way}`] },
    async ({ page, stack }) => {
      const api = way === 'same' ? '/api' : stack.apiUrl
      await page.goto(stack.url)
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
      expect(await page.evaluate(byHand, `${api}/notes`).catch(String)).toMatch(
        /Cannot read properties of null|session is null/,
      )
      expect(await askOurs(page, `${api}/notes`).catch(String)).toMatch(/SignedOutError/)

      await signInOn(page, stack, 'Alice')
      // The panels would have the token refreshed in between.
      await page.route(/\/(orders|invoices)$/, (route) => route.abort())
      await page.waitForTimeout(500)
      expect(await askOurs(page, `${api}/revoke`, { method: 'POST' })).toMatchObject({ status: 204 })
      expect(await page.evaluate(byHand, `${api}/notes`)).toBe(401)
      expect(await askOurs(page, `${api}/notes`)).toMatchObject({ status: 200 })
    },
  )
}

/** As Clerk's page “Making requests” has it; runs in the page. */
async function byHand(url: string): Promise<number> {
  const { session } = Clerk as unknown as { readonly session: { getToken(): Promise<string | null> } } // the docs do not ask
  const response = await fetch(url, {
    headers: {
      Authorization: `Bearer ${await session.getToken()}`,
    },
  })
  return response.status
}

/** By the page's own `authFetch`: its module is the one that the page has loaded. */
async function askOurs(page: Page, url: string, init?: RequestInit) {
  return page.evaluate(
    async ([input, options]) => {
      const module = '/auth.js'
      const { authFetch } = (await import(module)) as typeof auth
      const response = await authFetch(input, options)
      const text = await response.text()
      return { status: response.status, rows: text ? (JSON.parse(text) as unknown) : undefined }
    },
    [url, init] as const,
  )
}
