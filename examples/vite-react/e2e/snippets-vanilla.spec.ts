import { askOurs, enter, open, signIn, stackOptions, type Globals } from './snippets-page.ts'
import { expect, test } from './stack.ts'

declare const window: Globals & typeof globalThis

test.use({ stackOptions })

const tag = ['@snippet', '@once', '@long']

test(
  'fetch with the cookie alone answers for the organization of the other tab, useAuthFetch does not',
  { tag },
  async ({ context, stack }) => {
    const [first, second] = [await context.newPage(), await context.newPage()]
    await open(first, stack, 'ours')
    await signIn(first, 'alice')
    await enter(first, 'acme')
    await open(second, stack, 'ours')
    await enter(second, 'globex')
    const byCookie = await first.evaluate(() => fetch('/api/foo').then((res) => res.json()))
    expect(byCookie).toMatchObject({ name: 'Alice · Globex' })
    expect(await askOurs(first, '/api/foo')).toMatchObject({ name: 'Alice · Acme' })
  },
)

test('fetch to another origin carries no token, useAuthFetch does', { tag }, async ({ page, stack }) => {
  await open(page, stack, 'ours')
  await signIn(page, 'alice')
  const url = `${stack.apiUrl}/foo`
  expect(await page.evaluate((input) => fetch(input).then(({ status }) => status), url)).toBe(401)
  expect(await askOurs(page, url)).toMatchObject({ status: 200 })
})

test(
  'Clerk.session.getToken() by hand throws when signed out, and stays refused with a revoked token',
  { tag },
  async ({ page, stack }) => {
    await open(page, stack, 'ours')
    expect(await page.evaluate(byHand).catch(String)).toMatch(/Cannot read properties of null|session is null/)
    expect(await askOurs(page, '/api/foo').catch(String)).toMatch(/SignedOutError/)

    await signIn(page, 'alice')
    await page.evaluate(() => window.authFetch('/api/revoke', { method: 'POST' }))
    expect(await page.evaluate(byHand)).toBe(401)
    expect(await askOurs(page, '/api/foo')).toMatchObject({ status: 200 })
  },
)

/** As Clerk's page “Making requests” has it; runs in the page. */
async function byHand() {
  const response = await fetch('/api/foo', {
    headers: {
      Authorization: `Bearer ${await window.Clerk.session.getToken()}`,
    },
  })
  return response.status
}
