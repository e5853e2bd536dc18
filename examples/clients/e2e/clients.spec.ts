import type { Page } from '@playwright/test'
import { passesAudit, violations } from '@x/example-shared/playwright/audit.ts'
import { revoke, signInOn, write } from '@x/example-shared/playwright/page.ts'
import { addRoutes } from '../server/routes.ts'
import { expect, LIFE, openTab, test } from './stack.ts'

test.use({ stackOptions: { routes: addRoutes } })

test('openapi-fetch reads and writes with a fresh token', async ({ page, signIn, stack }) => {
  stack.clerk?.setTokenLifetime(LIFE)
  await signIn('Alice')
  await expect(page.getByText('Alice · Personal')).toHaveCount(2)
  await page.waitForTimeout((LIFE + 2) * 1000)
  await write(page.getByLabel('New note'), 'Call the printer')
  await page.getByRole('button', { name: 'Post' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Call the printer' })).toBeVisible()
  await expect(page.getByLabel('New note')).toHaveValue('')
  expect(stack.log.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
    'GET /notes 200',
    'POST /notes 201',
    'GET /notes 200',
  ])
  expect(stack.log.every(({ byHeader }) => byHeader)).toBe(true)
})

test('openapi-fetch keeps a rejected note in its field and shows the reason', async ({ page, signIn, stack }) => {
  await signIn('Alice')
  await expect(page.getByText('Alice · Personal')).toHaveCount(2)
  stack.log.length = 0
  // The API rejects a note without a title.
  await page.route('**/api/notes', (route) =>
    route.request().method() === 'POST' ? route.continue({ postData: '{"title":" "}' }) : route.continue(),
  )
  await write(page.getByLabel('New note'), 'Call the printer')
  await page.getByRole('button', { name: 'Post' }).click()
  await expect(page.getByRole('alert')).toHaveText('Could not post the note: A note needs a title')
  await expect(page.getByLabel('New note')).toHaveValue('Call the printer')
  expect(stack.log.map(({ method, status }) => `${method} ${status}`)).toEqual(['POST 422'])

  await page.unroute('**/api/notes')
  await page.getByRole('button', { name: 'Post' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Call the printer' })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

for (const { tab, url, what, label } of [
  { tab: 'openapi-fetch', url: /\/api\/notes$/, what: 'Could not load the notes', label: 'Alice · Personal' },
  { tab: 'tRPC', url: /\/api\/trpc\/votes/, what: 'Could not load the votes', label: '0 votes Alice · Personal' },
]) {
  test(`${tab}: a rejected read is retried only on a click`, async ({ page, stack }) => {
    let asked = 0
    await page.route(url, (route) => {
      asked += 1
      return route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"title":"Not yours"}' })
    })
    await page.goto(stack.url)
    await signInOn(page, 'Alice')
    await openTab(page, tab)
    await expect(page.getByRole('alert')).toContainText(what)
    await page.waitForTimeout(2500)
    expect(asked).toBe(1)

    await page.unroute(url)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText(label).first()).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
}

test('tRPC replays a batch whose token was rejected, and each user has their own votes', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn('Alice')
  await openTab(page, 'tRPC')
  await expect(page.getByText('0 votes Alice · Personal')).toBeVisible()
  await revoke(page)
  stack.log.length = 0
  await page.getByRole('button', { name: 'Vote +5' }).click()
  await expect(page.getByText('5 votes Alice · Personal')).toBeVisible()
  const statuses = stack.log.filter(({ path }) => path === '/trpc/vote').map(({ status }) => status)
  expect(statuses).toEqual([401, 200])

  await page.getByRole('button', { name: 'Switch to Bob' }).click()
  await expect(page.getByText('0 votes Bob · Personal')).toBeVisible()
})

test('the chat streams its answer, can be stopped, and starts empty for the next user', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn('Alice')
  await openTab(page, 'AI SDK')
  await ask(page, 'What is a token?')
  const answer = page.getByRole('listitem').last()
  await expect(answer).toContainText('You are Alice')
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
  await expect(answer).toContainText('a fresh token.')
  expect(stack.log.filter(({ path }) => path === '/chat')).toMatchObject([{ status: 200, byHeader: true }])

  await ask(page, 'And once more?')
  await expect(page.getByRole('listitem').last()).toContainText('You are Alice')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByRole('button', { name: 'Ask' })).toBeVisible()
  const stopped = await page.getByRole('listitem').last().textContent()
  expect(stopped).not.toContain('a fresh token.')

  await page.getByRole('button', { name: 'Switch to Bob' }).click()
  await expect(page.getByText('What is a token?')).toHaveCount(0)
  await ask(page, 'Who am I?')
  await expect(page.getByRole('listitem').last()).toContainText('You are Bob')
})

test('the chat sends a fresh token after the previous one has expired', async ({ page, signIn, stack }) => {
  stack.clerk?.setTokenLifetime(LIFE)
  await signIn('Alice')
  await openTab(page, 'AI SDK')
  await ask(page, 'First')
  await expect(page.getByRole('listitem').last()).toContainText('a fresh token.')
  await page.waitForTimeout((LIFE + 2) * 1000)
  await ask(page, 'Second')
  await expect(page.getByRole('listitem').last()).toContainText('“Second”')
  expect(stack.log.filter(({ path }) => path === '/chat')).toMatchObject([
    { status: 200, byHeader: true },
    { status: 200, byHeader: true },
  ])
})

test('an answer that outlives its token arrives completely', async ({ page, signIn, stack }) => {
  stack.clerk?.setTokenLifetime(LIFE)
  await signIn('Alice')
  await openTab(page, 'AI SDK')
  // The answer repeats the question at 25 words a second.
  await write(page.getByLabel('Question'), 'so '.repeat(160))
  const began = Date.now()
  await page.getByRole('button', { name: 'Ask' }).click()
  await expect(page.getByRole('listitem').last()).toContainText('a fresh token.')
  expect(Date.now() - began).toBeGreaterThan((LIFE + 1) * 1000)
  await ask(page, 'And now?')
  await expect(page.getByRole('listitem').last()).toContainText('“And now?”')

  const chats = stack.log.filter(({ path }) => path === '/chat')
  expect(chats.map(({ status }) => status)).toEqual([200, 200])
  expect(new Set(chats.map(({ claims }) => claims?.jti)).size).toBe(2)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 390, height: 800 } })

    const tag = colorScheme === 'dark' ? ['@long'] : []
    test('the page has no axe violations and does not scroll sideways at 390 px', { tag }, async ({ page, stack }) => {
      await page.goto(stack.url)
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
      expect(await violations(page)).toEqual([])
      await signInOn(page, 'Alice')
      for (const tab of ['openapi-fetch', 'tRPC', 'Live', 'AI SDK']) {
        await openTab(page, tab)
        if (tab === 'AI SDK') await ask(page, 'Hello')
        await passesAudit(page)
      }
    })
  })
}

async function ask(page: Page, question: string): Promise<void> {
  await write(page.getByLabel('Question'), question)
  await page.getByRole('button', { name: 'Ask' }).click()
}
