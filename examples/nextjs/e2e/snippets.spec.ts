import type { Page } from '@playwright/test'
import { hide } from '@x/example-shared/playwright/hide.ts'
import { refetchEvery, requestsByPage, showsRowsOf, statusByCookie, WAY, WAYS } from './page.ts'
import { expect, test } from './stack.ts'

declare global {
  interface Window {
    readonly Clerk: {
      readonly client: { readonly signIn: { create(fields: object): Promise<{ createdSessionId: string }> } }
      signOut(callback: () => void): Promise<void>
      setActive(options: object): Promise<void>
    }
  }
}

test(
  'a cookie returns data of the other tab’s organization, a token of its own',
  { tag: ['@snippet', '@two-tabs', '@way:vanilla-same', ...WAYS.map(({ tag }) => tag)] },
  async ({ page, context, signInAs, stack }) => {
    await signInAs('user_alice', { organizationId: 'org_acme' })
    await page.goto('/')
    await showsRowsOf(page, 'user_alice · acme')
    await hide(page)
    const other = await context.newPage()
    await other.goto('/')
    await showsRowsOf(other, 'user_alice · acme')
    await other.evaluate(() => window.Clerk.setActive({ organization: 'org_globex' }))
    await showsRowsOf(other, 'user_alice · globex')

    const byCookie = await page.evaluate(() => fetch('/api/orders').then((response) => response.json()))
    expect(byCookie).toMatchObject([{ owner: 'user_alice · globex' }, {}, {}])
    stack.log.length = 0
    for (const tab of [page, other]) await refetchEvery(tab, '1 s')
    for (const { path } of WAYS) await expect.poll(() => requestsByPage(stack, path).length).toBeGreaterThanOrEqual(4)
    await showsRowsOf(page, 'user_alice · acme')
    await expect(page.getByText('globex')).toHaveCount(0)
    await showsRowsOf(other, 'user_alice · globex')
    await expect(other.getByText('acme')).toHaveCount(0)
  },
)

test(
  'an async useFetch keeps one token forever, and returns a 401 as data',
  { tag: ['@snippet', WAY.fetch] },
  async ({ page, signInAs, stack }) => {
    stack.clerk.setTokenLifetime(5)
    await signInAs('user_alice')
    await page.goto('/snippets/react-fetch')
    await expect(page.getByText('Ready')).toBeVisible()
    const answer = () => documented(page, '/api/orders')
    const ours = () => page.evaluate(() => window.ours('/api/orders').then(({ status }) => status))
    expect(await answer()).toMatchObject([{ owner: 'user_alice' }, {}, {}])
    expect(await ours()).toBe(200)
    await expect.poll(answer).toMatchObject({ status: 401 })
    // The page has focus, so its cookie is good: the stale header beats it.
    expect(await statusByCookie(page, '/api/orders')).toBe(200)
    expect(await ours()).toBe(200)
  },
)

test(
  'an async useFetch returns a promise, and drops its token when the caller passes init',
  { tag: ['@snippet', WAY.fetch] },
  async ({ page, signInAs }) => {
    await signInAs('user_alice')
    await page.goto('/snippets/react-fetch')
    await expect(page.getByText('Ready')).toBeVisible()
    expect(await page.evaluate(() => [typeof window.documented, typeof window.ours])).toEqual(['object', 'function'])

    const headersOf = async (send: () => Promise<unknown>) => {
      const request = page.waitForRequest((candidate) => candidate.method() === 'POST')
      await send()
      const { authorization, accept } = await (await request).allHeaders()
      return { authorization, accept }
    }
    const init = { method: 'POST', headers: { Accept: 'application/json' }, body: '{"title":"Water the plants"}' }
    expect(await headersOf(() => documented(page, '/api/notes', init))).toEqual({
      authorization: undefined,
      accept: 'application/json',
    })
    expect(
      await headersOf(() => page.evaluate((given) => window.ours('/api/notes', given).then(String), init)),
    ).toEqual({
      authorization: expect.stringMatching(/^Bearer eyJ/),
      accept: 'application/json',
    })
  },
)

test(
  'an async useClerkSWR calls a hook after rendering, and never has data',
  { tag: ['@snippet', WAY.swr] },
  async ({ page, signInAs }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await signInAs('user_alice')
    await page.goto('/snippets/swr')

    // "Invalid hook call" in a production build of React.
    await expect(page.getByRole('region', { name: 'documented' }).getByRole('alert')).toContainText('React error #321')
    await expect(page.getByRole('region', { name: 'ours' }).getByText('user_alice')).toHaveCount(3)
    await expect(page.getByRole('region', { name: 'documented' }).getByText('user_alice')).toHaveCount(0)
    expect(asked.filter((url) => url.includes('by=snippet'))).toEqual([])
  },
)

test(
  'a query without its owner in the key shows Alice’s data to Bob',
  { tag: ['@snippet', WAY.query] },
  async ({ page, signInAs }) => {
    await signInAs('user_alice')
    await page.goto('/snippets/query')
    const shown = (name: string) => page.getByRole('region', { name }).locator('.row-owner')
    const alices = ['user_alice', 'user_alice', 'user_alice']
    await expect(shown('documented')).toHaveText(alices)
    await expect(shown('ours')).toHaveText(alices)

    // Without a reload, as in an app with its own sign-in form.
    await page.evaluate(() => window.Clerk.signOut(() => undefined))
    await expect(shown('ours')).toHaveCount(0)
    await expect(shown('documented')).toHaveText(alices)
    await page.evaluate(async () => {
      const credentials = { strategy: 'password', identifier: 'bob@example.com', password: 'clerk-local-demo' }
      const { createdSessionId } = await window.Clerk.client.signIn.create(credentials)
      await window.Clerk.setActive({ session: createdSessionId })
    })
    await expect(shown('ours')).toHaveText(['user_bob', 'user_bob', 'user_bob'])
    await expect(shown('documented')).toHaveText(alices)
  },
)

test(
  'a query that does not check for a token sends "Bearer null" three times',
  { tag: ['@snippet', WAY.query] },
  async ({ page, stack }) => {
    const authorizations: (string | undefined)[] = []
    page.on('request', (request) => {
      if (request.url().includes('by=snippet')) authorizations.push(request.headers()['authorization'])
    })
    await page.goto('/snippets/query')
    await expect(page.getByRole('region', { name: 'documented' }).getByRole('alert')).toContainText('401')
    expect(authorizations).toEqual(['Bearer null', 'Bearer null', 'Bearer null'])
    expect(stack.log.filter(({ byPage }) => byPage)).toHaveLength(3)
  },
)

function documented(page: Page, input: string, init?: RequestInit): Promise<unknown> {
  return page.evaluate(
    async ([url, given]) => {
      const send = (await window.documented) as (...args: unknown[]) => Promise<unknown> // The value of its promise.
      return given ? send(url, given) : send(url)
    },
    [input, init] as const,
  )
}
