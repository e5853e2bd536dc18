import type { Page } from '@playwright/test'
import type { AuthFetch } from '@x/auth-fetch'
import type { Stack } from '../server/stack.ts'
import { expect, LIFE, test } from './stack.ts'

test.use({
  stackOptions: {
    pages: ['index.html', 'e2e/snippets/index.html'],
    routes: (app) => app.on(['GET', 'POST'], '/foo', (c) => c.json({ id: 'foo', name: c.get('owner') })),
  },
})

/** What the page of the snippets and clerk-js leave on `window`. */
interface Globals {
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

const PAST_THE_TOKEN = (LIFE + 2) * 1000
const tag = ['@snippet', '@once']
// What tells less of the difference waits for the full run.
const long = [...tag, '@long']

test(
  'fetch with the cookie alone answers for the organization of the other tab, useAuthFetch does not',
  { tag: long },
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

test('fetch to another origin carries no token, useAuthFetch does', { tag: long }, async ({ page, stack }) => {
  await open(page, stack, 'ours')
  await signIn(page, 'alice')
  const url = `${stack.apiUrl}/foo`
  expect(await page.evaluate((input) => fetch(input).then(({ status }) => status), url)).toBe(401)
  expect(await askOurs(page, url)).toMatchObject({ status: 200 })
})

test(
  'Clerk.session.getToken() by hand throws when signed out, and stays refused with a revoked token',
  { tag: long },
  async ({ page, stack }) => {
    await open(page, stack, 'ours')
    expect(await page.evaluate(byHand).catch(String)).toMatch(/Cannot read properties of null/)
    expect(await askOurs(page, '/api/foo').catch(String)).toMatch(/SignedOutError/)

    await signIn(page, 'alice')
    await page.evaluate(() => window.authFetch('/api/revoke', { method: 'POST' }))
    expect(await page.evaluate(byHand)).toBe(401)
    expect(await askOurs(page, '/api/foo')).toMatchObject({ status: 200 })
  },
)

test('the docs’ useFetch keeps one token for ever, useAuthFetch none', { tag }, async ({ page, stack }) => {
  stack.clerk?.setTokenLifetime(LIFE)
  await open(page, stack, 'fetch')
  await signIn(page, 'alice')
  await page.reload()
  await page.waitForFunction(() => 'authenticatedFetch' in window)
  const ask = () => page.evaluate(() => window.authenticatedFetch('/api/foo'))
  expect(await ask()).toMatchObject({ name: 'Alice · Personal' })
  await page.waitForTimeout(PAST_THE_TOKEN)
  // Refused, and handed on as if it were the data.
  expect(await ask()).toMatchObject({ status: 401 })

  await open(page, stack, 'ours')
  expect(await askOurs(page, '/api/foo')).toMatchObject({ status: 200 })
  await page.waitForTimeout(PAST_THE_TOKEN)
  expect(await askOurs(page, '/api/foo')).toMatchObject({ status: 200 })
})

test(
  'the docs’ useFetch loses the token beside options of the caller, useAuthFetch keeps both',
  { tag },
  async ({ page, stack }) => {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"title":"Tea"}' }
    await open(page, stack, 'fetch')
    await signIn(page, 'alice')
    await page.reload()
    await page.waitForFunction(() => 'authenticatedFetch' in window)
    const url = `${stack.apiUrl}/notes`
    const [lost] = await Promise.all([
      page.waitForRequest((request) => request.url() === url && request.method() === 'POST'),
      page.evaluate((args) => window.authenticatedFetch(...args), [url, init] as const),
    ])
    expect(lost.headers()['authorization']).toBeUndefined()

    await open(page, stack, 'ours')
    const [kept] = await Promise.all([
      page.waitForRequest((request) => request.url() === url && request.method() === 'POST'),
      page.evaluate(([input, options]) => window.authFetch(input, options).then(() => undefined), [url, init] as const),
    ])
    expect(kept.headers()).toMatchObject({
      authorization: expect.stringMatching(/^Bearer ey/),
      'content-type': 'application/json',
    })
  },
)

test(
  'the docs’ useClerkSWR calls a hook outside of a render and asks for nothing, ours shows its rows',
  { tag: long },
  async ({ page, stack }) => {
    await open(page, stack, 'swr')
    await signIn(page, 'alice')
    await expect.poll(() => page.evaluate(() => window.swrError)).toMatch(/#321|Invalid hook call/)
    expect(stack.log).toEqual([])

    await open(page, stack, 'ours')
    await expect(page.getByText('SWR: Alice · Personal')).toBeVisible()
  },
)

test(
  'the docs’ useFooQuery shows one user’s data to the next, useAuthQuery does not',
  { tag },
  async ({ page, stack }) => {
    await open(page, stack, 'query')
    await signIn(page, 'alice')
    await page.reload()
    await expect(page.getByText('Alice · Personal')).toBeVisible()
    await signOut(page)
    await signIn(page, 'bob')
    await page.waitForTimeout(1500)
    await expect(page.getByText('Alice · Personal')).toBeVisible()
    await expect(page.getByText('Bob')).toHaveCount(0)

    await signOut(page)
    await open(page, stack, 'ours')
    await signIn(page, 'alice')
    await expect(page.getByText('Query: Alice · Personal')).toBeVisible()
    await signOut(page)
    await expect(page.getByText('Query: nothing')).toBeVisible()
    await signIn(page, 'bob')
    await expect(page.getByText('Query: Bob · Personal')).toBeVisible()
    await expect(page.getByText('Alice')).toHaveCount(0)
  },
)

test(
  'the docs’ useFooQuery sends “Bearer null” three times when signed out, useAuthQuery nothing',
  { tag },
  async ({ page, stack }) => {
    const sent: (string | undefined)[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/api/foo')) sent.push(request.headers()['authorization'])
    })
    await open(page, stack, 'query')
    await expect(page.getByText('API Error: 401')).toBeVisible()
    expect(sent).toEqual(['Bearer null', 'Bearer null', 'Bearer null'])

    sent.length = 0
    await open(page, stack, 'ours')
    await expect(page.getByText('Query: nothing')).toBeVisible()
    await page.waitForTimeout(1500)
    expect(sent).toEqual([])
  },
)

async function open(page: Page, stack: Stack, shown: 'fetch' | 'swr' | 'query' | 'ours'): Promise<void> {
  // A change of the hash alone would load nothing.
  await page.goto('about:blank')
  await page.goto(`${stack.url}/e2e/snippets/index.html#${shown}`)
  await page.waitForFunction(() => window.Clerk?.loaded)
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.evaluate(async (identifier) => {
    const params = { strategy: 'password', identifier, password: 'clerk-local-demo' }
    const { createdSessionId } = await window.Clerk.client.signIn.create(params)
    await window.Clerk.setActive({ session: createdSessionId })
  }, `${name}@example.com`)
  await settled(page, new RegExp(name, 'i'))
}

async function signOut(page: Page): Promise<void> {
  await page.evaluate(() => window.Clerk.signOut(() => undefined))
}

async function enter(page: Page, organization: string): Promise<void> {
  await page.evaluate((id) => window.Clerk.setActive({ organization: `org_${id}` }), organization)
  await settled(page, new RegExp(organization, 'i'))
}

/** Where our hooks are on the page, they have caught up with Clerk. */
async function settled(page: Page, owner: RegExp): Promise<void> {
  if (page.url().endsWith('#ours')) await expect(page.getByText('Query: ').and(page.getByText(owner))).toBeVisible()
}

async function askOurs(page: Page, url: string) {
  return page.evaluate(async (input) => {
    const response = await window.authFetch(input)
    const { name } = (await response.json()) as { name?: string } // As the route above answers.
    return { status: response.status, name }
  }, url)
}

/** As Clerk's page “Making requests” has it; runs in the page. */
async function byHand() {
  const response = await fetch('/api/foo', {
    headers: {
      Authorization: `Bearer ${await window.Clerk.session.getToken()}`,
    },
  })
  return response.status
}
