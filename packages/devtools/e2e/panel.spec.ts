import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { test } from './fixture.ts'

async function openPanel(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: 'Send requests' }).click()
  await page.getByRole('button', { name: 'auth-fetch' }).click()
  await expect(page.getByText('User switched: user_ada, org_tea → user_bob')).toBeVisible()
  await page.getByText('replayed').click()
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the panel has no axe violations in ${colorScheme}`, async ({ page, url }, info) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await openPanel(page, url)
    await page.screenshot({ path: info.outputPath(`${colorScheme}.png`) })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
}

test('the panel does not scroll sideways at 390 px', async ({ page, url }, info) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await openPanel(page, url)
  await page.screenshot({ path: info.outputPath('narrow.png') })
  const tooWide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.afd section, .afd ol')].filter(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
    ),
  )
  expect(tooWide).toEqual([])
})

test('the panel can be used with the keyboard only', async ({ page, url }) => {
  await page.goto(url)
  await page.getByRole('button', { name: 'auth-fetch' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: /^All \d/ })).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('radio', { name: 'Failed 0' })).toBeChecked()
  await expect(page.getByText('No request like that')).toBeHidden() // who is signed in is always shown
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Clear' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('sent with a token').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('searchbox')).toBeHidden()
  await expect(page.getByRole('button', { name: 'auth-fetch' })).toBeFocused()
})

test('the panel works as a plugin of TanStack Devtools', async ({ page, url }, info) => {
  await page.goto(`${url}/?tanstack`)
  await page.getByRole('button', { name: 'Send requests' }).click()
  await page.getByText('auth-fetch', { exact: true }).first().click()
  await expect(page.getByText('no token for https://api.foo.com: add it to origins').first()).toBeVisible()
  await expect(page.getByText('User switched: user_ada, org_tea → user_bob')).toBeVisible()
  await expect(page.getByText('["in stock"]')).toBeVisible()
  await page.screenshot({ path: info.outputPath('tanstack.png') })
})
