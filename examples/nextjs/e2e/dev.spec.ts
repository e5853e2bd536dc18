import { startStack } from '../local/stack.ts'
import { SITE } from './build-site.ts'
import { consoleErrorsOf, goToSignIn, showsRowsOf } from './page.ts'
import { expect, test } from './stack.ts'

test('the development server reports no hydration mismatch', { tag: '@long' }, async ({ page }) => {
  const stack = await startStack({ dir: SITE, mode: 'dev' })
  const errors = consoleErrorsOf(page)
  await page.goto(stack.url)
  await goToSignIn(page)
  await page.getByRole('button', { name: 'Alice' }).click()
  await showsRowsOf(page, 'user_alice')
  await page.reload()
  await showsRowsOf(page, 'user_alice')
  await expect(page.getByText('Alice', { exact: true })).toBeVisible()
  for (const path of ['/api/orders', '/api/invoices']) {
    expect(stack.log.filter((entry) => entry.byPage && entry.path === path)).toEqual([])
  }
  expect(errors).toEqual([])
  await stack.close()
})
