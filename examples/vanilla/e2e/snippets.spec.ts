import type { Page } from '@playwright/test'
import type * as auth from '../page/auth.js'
import { hide } from '@x/example-shared/playwright/hide.ts'
import { enter, expect, signInOn, test } from './stack.ts'

test(
  'fetch with only the cookie returns data of the other tab’s organization, authFetch does not',
  { tag: ['@snippet', '@way:vanilla-same'] },
  async ({ context, stack }) => {
    const [first, second] = [await context.newPage(), await context.newPage()]
    await signInOn(first, stack, 'Alice')
    await enter(first, 'Acme')
    // The visible tab writes the cookie.
    await hide(first)
    await second.goto(stack.url)
    await enter(second, 'Globex')

    const byCookie = await first.evaluate(() => fetch('/api/orders').then((response) => response.json()))
    expect(byCookie).toMatchObject([{ owner: 'Alice · Globex' }, {}, {}])
    expect(await askOurs(first, '/api/orders')).toMatchObject({ rows: [{ owner: 'Alice · Acme' }, {}, {}] })
  },
)

test(
  'fetch sends no token to another origin, authFetch does',
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
    `a hand-written getToken() call throws when signed out, and its revoked token stays rejected (${way} origin)`,
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
      // Otherwise the panels would refresh the token in between.
      await page.route(/\/(orders|invoices)$/, (route) => route.abort())
      await page.waitForTimeout(500)
      expect(await askOurs(page, `${api}/revoke`, { method: 'POST' })).toMatchObject({ status: 204 })
      expect(await page.evaluate(byHand, `${api}/notes`)).toBe(401)
      expect(await askOurs(page, `${api}/notes`)).toMatchObject({ status: 200 })
    },
  )
}

/** Copied from Clerk's page “Making requests”. Runs in the page. */
async function byHand(url: string): Promise<number> {
  const { session } = Clerk as unknown as { readonly session: { getToken(): Promise<string | null> } } // The docs do not check for null.
  const response = await fetch(url, {
    headers: {
      Authorization: `Bearer ${await session.getToken()}`,
    },
  })
  return response.status
}

/** Calls the page's `authFetch`, from the module that the page has loaded. */
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
