import { askOurs, open, signIn, signOut, stackOptions, type Globals } from './snippets-page.ts'
import { expect, LIFE, test } from '@x/example-shared/playwright/stack.ts'

declare const window: Globals & typeof globalThis

test.use({ stackOptions })

const PAST_THE_TOKEN = (LIFE + 2) * 1000
const tag = ['@snippet', '@once']

test(
  'the documented useFetch sends an expired token, useAuthFetch a fresh one',
  { tag: [...tag, '@way:react-fetch-same'] },
  async ({ page, stack }) => {
    stack.clerk?.setTokenLifetime(LIFE)
    await open(page, stack, 'fetch')
    await signIn(page, 'alice')
    await page.reload()
    await page.waitForFunction(() => 'authenticatedFetch' in window)
    const ask = () => page.evaluate(() => window.authenticatedFetch('/api/foo'))
    expect(await ask()).toMatchObject({ name: 'Alice · Personal' })
    await page.waitForTimeout(PAST_THE_TOKEN)
    // Rejected, and returned as if it were the data.
    expect(await ask()).toMatchObject({ status: 401 })

    await open(page, stack, 'ours')
    expect(await askOurs(page, '/api/foo')).toMatchObject({ status: 200 })
    await page.waitForTimeout(PAST_THE_TOKEN)
    expect(await askOurs(page, '/api/foo')).toMatchObject({ status: 200 })
  },
)

test(
  'the documented useFetch drops the token when the caller passes options, useAuthFetch keeps both',
  { tag: [...tag, '@way:react-fetch-other'] },
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
  'the documented useClerkSWR calls a hook outside of rendering and fetches nothing, ours shows its rows',
  // Less telling than the others: only in the full run.
  { tag: [...tag, '@way:react-swr-same', '@way:react-swr-other', '@long'] },
  async ({ page, stack }) => {
    await open(page, stack, 'swr')
    await signIn(page, 'alice')
    await expect.poll(() => page.evaluate(() => window.swrError)).toMatch(/#321|Invalid hook call/)
    expect(stack.log).toEqual([])

    await open(page, stack, 'ours')
    await expect(page.getByText('SWR: Alice · Personal')).toBeVisible()
    await expect(page.getByText('SWR elsewhere: Alice · Personal')).toBeVisible()
  },
)

test(
  'the documented useFooQuery shows one user’s data to the next, useAuthQuery does not',
  { tag: [...tag, '@way:react-query-same', '@way:react-query-other'] },
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
    for (const query of ['Query', 'Query elsewhere'])
      await expect(page.getByText(`${query}: Alice · Personal`)).toBeVisible()
    await signOut(page)
    for (const query of ['Query', 'Query elsewhere']) await expect(page.getByText(`${query}: nothing`)).toBeVisible()
    await signIn(page, 'bob')
    for (const query of ['Query', 'Query elsewhere'])
      await expect(page.getByText(`${query}: Bob · Personal`)).toBeVisible()
    await expect(page.getByText('Alice')).toHaveCount(0)
  },
)

test(
  'the documented useFooQuery sends “Bearer null” three times when signed out, useAuthQuery sends nothing',
  { tag: [...tag, '@way:react-query-same'] },
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
