import { overflow, violations } from '@x/example-shared/playwright/audit.ts'
import { goToSignIn, panel, showsRowsOf } from './page.ts'
import { expect, test } from './stack.ts'

for (const { colorScheme, tag } of [
  { colorScheme: 'light', tag: [] },
  { colorScheme: 'dark', tag: ['@long'] },
] as const) {
  test.describe(colorScheme, { tag: [...tag] }, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } })

    test('the signed-out page has no axe violations', async ({ page }) => {
      await page.goto('/')
      await goToSignIn(page)
      await expect(page.getByRole('button', { name: 'Alice' })).toBeVisible()
      expect(await violations(page)).toEqual([])
      await page.goto('/')
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
      expect(await violations(page)).toEqual([])
    })

    test('the signed-in page has no axe violations', async ({ page, signInAs }) => {
      await signInAs('user_alice')
      await page.goto('/')
      await showsRowsOf(page, 'user_alice')
      await page.route('/api/report', (route) => route.fulfill({ status: 500 }))
      await page.getByRole('button', { name: 'Open the report' }).click()
      await expect(panel(page, 'auth.protect()').getByRole('alert')).toBeVisible()
      expect(await violations(page)).toEqual([])
    })
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('the signed-out page does not scroll sideways at 360 px', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    expect(await overflow(page)).toBe(0)
  })

  test('the signed-in page does not scroll sideways at 360 px', async ({ page, signInAs }) => {
    await signInAs('user_alice', { organizationId: 'org_acme' })
    await page.goto('/')
    await showsRowsOf(page, 'user_alice · acme')
    expect(await overflow(page)).toBe(0)
  })
})
