import { expect, type Page } from '@playwright/test'
import { test } from './fixture.ts'

/** As `app.tsx` puts it there. */
declare const shop: { readonly renders: () => number }

/** A load, a rejected token and another organization. */
async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url)
  const amounts = page.locator('dd')
  await expect(amounts).toHaveText(['12', '48', '7', '3', '19', '230'])
  await page.getByRole('button', { name: 'auth-fetch', exact: true }).click()
  await page.getByRole('button', { name: 'Wake up' }).click()
  await expect(page.getByText('rejected, replayed')).toHaveCount(6)
  await page.getByRole('button', { name: 'auth-fetch', exact: true }).click()
  await page.getByRole('button', { name: 'Switch organization' }).click()
  await expect(amounts).toHaveText(['42', '78', '37', '33', '49', '230'])
}

test('React Query Devtools show the queries of the hooks, without additional renders', async ({ page, url }) => {
  await visit(page, `${url}/`)
  const renders = await page.evaluate(() => shop.renders())
  expect(renders).toBeGreaterThan(6)
  await visit(page, `${url}/?query`)
  const keys = page.getByRole('button', { name: /^Query key / })
  await expect(keys).toHaveCount(6)
  for (const key of await keys.allTextContents()) expect(key).toContain('{"authIdentity":"user_ada/org_coffee"}')
  expect(await page.evaluate(() => shop.renders())).toBe(renders)
})

test('React Query Devtools show no token in a query', async ({ page, url }) => {
  await visit(page, `${url}/?query`)
  const devtools = page.getByRole('complementary', { name: 'Tanstack query devtools' })
  await page.getByRole('button', { name: /^Query key \["orders"/ }).click()
  const folded = devtools.locator('button[aria-expanded=false]', { hasText: /\d items?$/ })
  for (let opened = 0; opened < 40 && (await folded.count()) > 0; opened += 1) await folded.first().click()
  const text = await devtools.textContent()
  expect(text).toContain('queryHash')
  expect(text).toContain('dataUpdateCount')
  expect(text).toContain('queryFn')
  expect(text).not.toMatch(/eyJ[\w-]{9}|Bearer/)
})
