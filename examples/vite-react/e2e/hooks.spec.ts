import { overflow, violations } from '@x/example-shared/playwright/audit.ts'
import { card, forgetPassword, hold } from './hooks-page.ts'
import { signInOn, write } from '@x/example-shared/playwright/page.ts'
import { expect, LIFE, test } from '@x/example-shared/playwright/stack.ts'

test.beforeEach(async ({ page, stack }) => {
  await page.goto(`${stack.url}/#hooks`)
  await signInOn(page, 'Alice')
  await expect(page.getByRole('heading', { name: 'All hooks' })).toBeAttached()
})

const LISTS = ['Page by page, TanStack Query', 'Page by page, SWR']

test('lists grow page by page, each page with a token of its own', async ({ page, stack }) => {
  stack.clerk?.setTokenLifetime(LIFE)
  for (const name of LISTS) {
    await expect(card(page, name).getByRole('listitem')).toHaveCount(4)
    await card(page, name).getByRole('button', { name: 'Load more' }).click()
    await expect(card(page, name).getByRole('listitem')).toHaveCount(8)
  }
  await page.waitForTimeout((LIFE + 2) * 1000)
  stack.log.length = 0
  for (const name of LISTS) {
    await card(page, name).getByRole('button', { name: 'Load more' }).click()
    await expect(card(page, name).getByRole('listitem')).toHaveCount(11)
    await expect(card(page, name).getByRole('button', { name: 'That is all' })).toBeDisabled()
  }
  expect(stack.log.filter(({ path }) => path === '/activity').map(({ status }) => status)).toEqual([200, 200])
})

test('a task changes before the answer, and back when the API refuses', { tag: '@once' }, async ({ page }) => {
  const tasks = card(page, 'Shown before the answer, TanStack Query')
  const box = tasks.getByRole('checkbox', { name: 'Water the plants' })
  await expect(box).not.toBeChecked()
  const answer = await hold(page, 'PATCH')
  await box.click()
  await expect(box).toBeChecked()
  expect(await answer()).toBe(200)
  await expect(box).toBeChecked()

  await tasks.getByRole('checkbox', { name: 'The API refuses changes' }).check()
  const refusal = await hold(page, 'PATCH')
  await box.click()
  await expect(box).not.toBeChecked()
  expect(await refusal()).toBe(409)
  await expect(tasks.getByText('Refused, and rolled back.')).toBeVisible()
  await expect(box).toBeChecked()
})

test('the stock changes before the answer, and back when the API refuses', { tag: '@once' }, async ({ page }) => {
  const stock = card(page, 'Shown before the answer, SWR')
  const left = stock.locator('.figure strong')
  await expect(left).toHaveText('12')
  const answer = await hold(page, 'POST')
  await stock.getByRole('button', { name: 'Take one' }).click()
  await expect(left).toHaveText('11')
  expect(await answer()).toBe(200)

  await stock.getByRole('checkbox', { name: 'The API refuses changes' }).check()
  const refusal = await hold(page, 'POST')
  await stock.getByRole('button', { name: 'Take one' }).click()
  await expect(left).toHaveText('10')
  expect(await refusal()).toBe(409)
  await expect(stock.getByText('Refused, and rolled back.')).toBeVisible()
  await expect(left).toHaveText('11')
})

test('an optimistic change that is refused after the switch writes nothing into the next organization', async ({
  page,
}) => {
  const tasks = card(page, 'Shown before the answer, TanStack Query')
  await expect(tasks.getByText('Alice · Personal')).toHaveCount(3)
  await tasks.getByRole('checkbox', { name: 'The API refuses changes' }).check()
  await page.route('**/api/tasks/**', () => {}) // never answered, until the switch ends it
  await tasks.getByRole('checkbox', { name: 'Lock the door' }).click()
  await page.getByLabel('Organization').selectOption('Acme')
  await expect(tasks.getByText('Alice · Acme')).toHaveCount(3)
  await page.waitForTimeout(1500)
  await expect(tasks.getByText('Alice · Acme')).toHaveCount(3)
  await expect(tasks.getByText('Alice · Personal')).toHaveCount(0)

  // What the rollback wrote after the purge would be shown here before the answer.
  await page.route('**/api/tasks', () => {})
  await page.getByLabel('Organization').selectOption('Personal')
  await expect(page.getByRole('heading', { name: 'All hooks' })).toBeAttached()
  await page.waitForTimeout(1000)
  await expect(tasks.getByText('Alice · Acme')).toHaveCount(0)
  await expect(tasks.getByText('Alice · Personal')).toHaveCount(0)
})

test('a failed read reaches the error boundary, and a second try the data', { tag: '@once' }, async ({ page }) => {
  const profile = card(page, 'Suspense and an error boundary')
  await expect(profile.getByText('Alice · Personal')).toBeVisible()
  await profile.getByRole('checkbox', { name: 'The API fails' }).check()
  await expect(profile.getByRole('alert')).toContainText('503')
  await page.route(/\/profile\?broken=1$/, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace('?broken=1', '') })
    await route.fulfill({ response })
  })
  await profile.getByRole('button', { name: 'Try again' }).click()
  await expect(profile.getByText('Alice · Personal')).toBeVisible()
})

test(
  'several reads come at once, and what was asked once is asked again by hand alone',
  { tag: '@once' },
  async ({ page, stack }) => {
    await expect(card(page, 'Several at once')).toContainText('18 orders, 24 invoices, 15 notes')
    const rates = () => stack.log.filter(({ path }) => path === '/rates').length
    await expect(card(page, 'Asked for once')).toContainText('As of')
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await page.waitForTimeout(500)
    expect(rates()).toBe(1)
    await card(page, 'Asked for once').getByRole('button', { name: 'Ask again' }).click()
    await expect.poll(rates).toBe(2)
  },
)

test('the other API gets a token of the template that is made for it', async ({ page }) => {
  await expect(card(page, 'Another token for another API')).toContainText('€ 1,284.50 by a token for “api”')
})

test('what needs the password once more asks for it, and goes on or gives up', async ({ page, stack }) => {
  const step = card(page, 'The password once more')
  await step.getByRole('button', { name: 'Make a key' }).click()
  await expect(step.getByRole('status')).toContainText(/demo_\w{6} is yours/)

  await forgetPassword(page, stack.clerk)
  await step.getByRole('button', { name: 'Make a key' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(step.getByRole('status')).toHaveText('No key was made.')

  await step.getByRole('button', { name: 'Make a key' }).click()
  await write(page.getByLabel('Your password'), 'wrong')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('That is not your password.')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await write(page.getByLabel('Your password'), 'clerk-local-demo')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(step.getByRole('status')).toContainText(/demo_\w{6} is yours/)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 390, height: 800 } })

    test(
      'axe finds nothing on the page of all hooks, and nothing scrolls sideways at 390 px',
      {
        tag: colorScheme === 'dark' ? ['@once', '@long'] : '@once',
      },
      async ({ page }) => {
        await expect(card(page, 'Page by page, SWR').getByRole('listitem')).toHaveCount(4)
        expect(await violations(page)).toEqual([])
        expect(await overflow(page)).toBe(0)
      },
    )
  })
}
