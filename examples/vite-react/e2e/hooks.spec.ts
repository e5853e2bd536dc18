import { passesAudit, violations } from '@x/example-shared/playwright/audit.ts'
import { card, ageVerification, hold } from './hooks-page.ts'
import { signInOn, write } from '@x/example-shared/playwright/page.ts'
import { expect, LIFE, test } from '@x/example-shared/playwright/stack.ts'

test.beforeEach(async ({ page, stack }) => {
  await page.goto(`${stack.url}/#hooks`)
  await signInOn(page, 'Alice')
  await expect(page.getByRole('heading', { name: 'All hooks' })).toBeAttached()
})

const LISTS = ['Infinite list, TanStack Query', 'Infinite list, SWR']

test('an infinite list sends a fresh token with each page', async ({ page, stack }) => {
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
    await expect(card(page, name).getByRole('button', { name: 'No more items' })).toBeDisabled()
  }
  expect(stack.log.filter(({ path }) => path === '/activity').map(({ status }) => status)).toEqual([200, 200])
})

test('an optimistic task update is rolled back when the API rejects it', { tag: '@once' }, async ({ page }) => {
  const tasks = card(page, 'Optimistic update, TanStack Query')
  const box = tasks.getByRole('checkbox', { name: 'Water the plants' })
  await expect(box).not.toBeChecked()
  const answer = await hold(page, 'PATCH')
  await box.click()
  await expect(box).toBeChecked()
  expect(await answer()).toBe(200)
  await expect(box).toBeChecked()

  await tasks.getByRole('checkbox', { name: 'The API rejects changes' }).check()
  const refusal = await hold(page, 'PATCH')
  await box.click()
  await expect(box).not.toBeChecked()
  expect(await refusal()).toBe(409)
  await expect(tasks.getByText('Rejected and rolled back.')).toBeVisible()
  await expect(box).toBeChecked()
})

test('an optimistic stock update is rolled back when the API rejects it', { tag: '@once' }, async ({ page }) => {
  const stock = card(page, 'Optimistic update, SWR')
  const left = stock.locator('.figure strong')
  await expect(left).toHaveText('12')
  const answer = await hold(page, 'POST')
  await stock.getByRole('button', { name: 'Take one' }).click()
  await expect(left).toHaveText('11')
  expect(await answer()).toBe(200)

  await stock.getByRole('checkbox', { name: 'The API rejects changes' }).check()
  const refusal = await hold(page, 'POST')
  await stock.getByRole('button', { name: 'Take one' }).click()
  await expect(left).toHaveText('10')
  expect(await refusal()).toBe(409)
  await expect(stock.getByText('Rejected and rolled back.')).toBeVisible()
  await expect(left).toHaveText('11')
})

test('an optimistic update that fails after a switch writes nothing into the next organization', async ({ page }) => {
  const tasks = card(page, 'Optimistic update, TanStack Query')
  await expect(tasks.getByText('Alice · Personal')).toHaveCount(3)
  await tasks.getByRole('checkbox', { name: 'The API rejects changes' }).check()
  await page.route('**/api/tasks/**', () => {}) // Never answered: the switch aborts it.
  await tasks.getByRole('checkbox', { name: 'Lock the door' }).click()
  await page.getByLabel('Organization').selectOption('Acme')
  await expect(tasks.getByText('Alice · Acme')).toHaveCount(3)
  await page.waitForTimeout(1500)
  await expect(tasks.getByText('Alice · Acme')).toHaveCount(3)
  await expect(tasks.getByText('Alice · Personal')).toHaveCount(0)

  // Data that the rollback wrote after the purge would show here, before the response.
  await page.route('**/api/tasks', () => {})
  await page.getByLabel('Organization').selectOption('Personal')
  await expect(page.getByRole('heading', { name: 'All hooks' })).toBeAttached()
  await page.waitForTimeout(1000)
  await expect(tasks.getByText('Alice · Acme')).toHaveCount(0)
  await expect(tasks.getByText('Alice · Personal')).toHaveCount(0)
})

test(
  'a failed suspense query shows the error boundary, and a retry shows the data',
  { tag: '@once' },
  async ({ page }) => {
    const profile = card(page, 'Suspense with an error boundary')
    await expect(profile.getByText('Alice · Personal')).toBeVisible()
    await profile.getByRole('checkbox', { name: 'The API fails' }).check()
    await expect(profile.getByRole('alert')).toContainText('503')
    await page.route(/\/profile\?broken=1$/, async (route) => {
      const response = await route.fetch({ url: route.request().url().replace('?broken=1', '') })
      await route.fulfill({ response })
    })
    await profile.getByRole('button', { name: 'Try again' }).click()
    await expect(profile.getByText('Alice · Personal')).toBeVisible()
  },
)

test(
  'parallel queries all load, and immutable data is refetched only on a click',
  { tag: '@once' },
  async ({ page, stack }) => {
    await expect(card(page, 'Parallel queries')).toContainText('18 orders, 24 invoices, 15 notes')
    const rates = () => stack.log.filter(({ path }) => path === '/rates').length
    await expect(card(page, 'Fetched once (immutable)')).toContainText('As of')
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await page.waitForTimeout(500)
    expect(rates()).toBe(1)
    await card(page, 'Fetched once (immutable)').getByRole('button', { name: 'Refetch' }).click()
    await expect.poll(rates).toBe(2)
  },
)

test('the billing API gets a token of its JWT template', async ({ page }) => {
  await expect(card(page, 'JWT template for another API')).toContainText('€ 1,284.50 with a token for “api”')
})

test('re-verification asks for the password, and then continues or is cancelled', async ({ page, stack }) => {
  const step = card(page, 'Re-verification')
  await step.getByRole('button', { name: 'Create a key' }).click()
  await expect(step.getByRole('status')).toContainText(/Created demo_\w{6}/)

  await ageVerification(page, stack.clerk)
  await step.getByRole('button', { name: 'Create a key' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(step.getByRole('status')).toHaveText('No key was created.')

  await step.getByRole('button', { name: 'Create a key' }).click()
  await write(page.getByLabel('Your password', { exact: true }), 'wrong')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('The password is incorrect.')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await write(page.getByLabel('Your password', { exact: true }), 'clerk-local-demo')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(step.getByRole('status')).toContainText(/Created demo_\w{6}/)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 390, height: 800 } })

    test(
      'the page of all hooks has no axe violations and does not scroll sideways at 390 px',
      {
        tag: colorScheme === 'dark' ? ['@once', '@long'] : '@once',
      },
      async ({ page }) => {
        await expect(card(page, 'Infinite list, SWR').getByRole('listitem')).toHaveCount(4)
        await passesAudit(page)
      },
    )
  })
}
