import type { BrowserContext, Page } from '@playwright/test'
import type { Stack } from '@x/example-shared/server/stack.ts'
import { choose, panel, signInOn } from '@x/example-shared/playwright/page.ts'
import { expect, LIFE, test } from '@x/example-shared/playwright/stack.ts'
import { sights, watch } from '@x/example-shared/playwright/watch.ts'
import { callsGoTo, HOOKS, type Target } from './ways.ts'

for (const target of ['same', 'other'] as const) {
  test(
    `two tabs with two organizations each show only their own rows (${target} origin)`,
    {
      tag: ['@two-tabs', ...(target === 'other' ? ['@long'] : []), ...HOOKS.map(({ way }) => `@way:${way}-${target}`)],
    },
    async ({ context, stack }) => {
      stack.clerk?.setTokenLifetime(LIFE)
      const first = await openTab(context, stack, target)
      await enter(first, 'Acme')
      const second = await openTab(context, stack, target)
      await enter(second, 'Globex')
      await watch(first)
      await watch(second)

      // Until two tokens have expired and both tabs have fetched new ones; then back to the first tab.
      await second.waitForTimeout(1.2 * LIFE * 1000)
      await first.bringToFront()
      await first.waitForTimeout(1.2 * LIFE * 1000)

      for (const [tab, place] of [
        [first, 'Acme'],
        [second, 'Globex'],
      ] as const) {
        expect(await sights(tab)).toEqual([{ user: 'Alice', place, owners: [`Alice · ${place}`] }])
        for (const { hook } of HOOKS) await expect(panel(tab, hook).getByText(`Alice · ${place}`).first()).toBeVisible()
      }
    },
  )
}

async function openTab(context: BrowserContext, stack: Stack, target: Target): Promise<Page> {
  const page = await context.newPage()
  await page.goto(stack.url)
  await expect(page.getByRole('button', { name: /^Sign (in|out)$/ })).toBeVisible()
  if (await page.getByRole('button', { name: 'Sign in' }).isVisible()) await signInOn(page, 'Alice')
  await choose(page, 'Refetch every', '1 s')
  await callsGoTo(page, target, stack)
  return page
}

async function enter(page: Page, organization: string): Promise<void> {
  await page.getByLabel('Organization').selectOption(organization)
  for (const { hook } of HOOKS) {
    await expect(panel(page, hook).getByText(`Alice · ${organization}`).first()).toBeVisible()
  }
}
