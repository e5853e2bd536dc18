import { choose, panel, requestsSettled } from '@x/example-shared/playwright/page.ts'
import { expect, test } from '@x/example-shared/playwright/stack.ts'

const tag = ['@once', '@way:react-query-same']

test(
  'invoices stay fresh for five minutes, under one key for each origin',
  { tag: [...tag, '@way:react-query-other'] },
  async ({ page, signIn, stack }) => {
    const asked = () => stack.log.filter(({ path }) => path === '/invoices').map(({ crossOrigin }) => crossOrigin)
    await signIn('Alice')
    await choose(page, 'Refetch every', 'Off')
    await expect(panel(page, 'useAuthQuery').getByText('Alice · Personal').first()).toBeVisible()
    await requestsSettled(page, stack.log)
    const before = asked().length
    await page.getByRole('link', { name: 'All hooks' }).click()
    await expect(page.getByRole('heading', { name: 'All hooks' })).toBeAttached()
    await page.getByRole('link', { name: 'Requests' }).click()
    await expect(panel(page, 'useAuthQuery').getByText('Alice · Personal').first()).toBeVisible()
    await page.waitForTimeout(1000)
    expect(asked()).toHaveLength(before)

    for (const target of [new URL(stack.apiUrl).host, '/api', new URL(stack.apiUrl).host]) {
      await choose(page, 'Calls go to', target)
      await expect(panel(page, 'useAuthQuery').getByText('Alice · Personal').first()).toBeVisible()
    }
    await page.waitForTimeout(1000)
    expect(asked().slice(before)).toEqual([true])
  },
)

test('a failed query is retried twice and then shows its error', { tag }, async ({ page, signIn }) => {
  let asked = 0
  await page.route('**/api/invoices', (route) => {
    asked += 1
    return route.fulfill({ status: 503, json: {} })
  })
  await signIn('Alice')
  await choose(page, 'Refetch every', 'Off')
  await expect(panel(page, 'useAuthQuery').getByRole('alert')).toContainText('The API answered 503.')
  await expect.poll(() => asked).toBe(3)
  await page.waitForTimeout(6000)
  expect(asked).toBe(3)

  await page.unroute('**/api/invoices')
  await panel(page, 'useAuthQuery').getByRole('button', { name: 'Try again' }).click()
  await expect(panel(page, 'useAuthQuery').getByText('Alice · Personal').first()).toBeVisible()
  await expect(panel(page, 'useAuthQuery').getByRole('alert')).toHaveCount(0)
})
