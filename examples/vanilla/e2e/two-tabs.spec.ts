import type { BrowserContext, Page } from '@playwright/test'
import { sights, watch } from '@x/example-shared/playwright/watch.ts'
import type { Stack } from '../server/stack.ts'
import { enter, expect, LIFE, signInOn, test, WAYS } from './stack.ts'

test(
  'two tabs with two organizations each show only their own rows, from both origins',
  { tag: ['@two-tabs', '@way:vanilla-same', '@way:vanilla-other'] },
  async ({ context, stack }) => {
    stack.clerk?.setTokenLifetime(LIFE)
    const first = await openTab(context, stack)
    await enter(first, 'Acme')
    const second = await openTab(context, stack)
    await enter(second, 'Globex')
    await watch(first)
    await watch(second)
    stack.log.length = 0

    // Until two tokens have expired and both tabs have fetched new ones; then back to the first tab.
    await second.waitForTimeout(1.2 * LIFE * 1000)
    await first.bringToFront()
    await first.waitForTimeout(1.2 * LIFE * 1000)

    for (const [tab, place] of [
      [first, 'Acme'],
      [second, 'Globex'],
    ] as const) {
      expect(await sights(tab)).toEqual([{ user: 'Alice', place, owners: [`Alice · ${place}`] }])
      for (const { title } of WAYS) {
        await expect(tab.getByRole('region', { name: title }).getByText(`Alice · ${place}`).first()).toBeVisible()
      }
    }
    expect(stack.log.filter(({ status, byHeader }) => status !== 200 || !byHeader)).toEqual([])
    expect(new Set(stack.log.map(({ claims }) => claims?.org))).toEqual(new Set(['org_acme', 'org_globex']))
  },
)

async function openTab(context: BrowserContext, stack: Stack): Promise<Page> {
  const page = await context.newPage()
  await page.goto(stack.url)
  await expect(page.getByRole('button', { name: /^Sign (in|out)$/ })).toBeVisible()
  if (await page.getByRole('button', { name: 'Sign in' }).isVisible()) await signInOn(page, stack, 'Alice')
  return page
}
