import { overflow, violations } from '@x/example-shared/playwright/audit.ts'
import { choose, panel, signInOn } from '@x/example-shared/playwright/page.ts'
import { expect, test } from '@x/example-shared/playwright/stack.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } })

    test(
      'the page has no axe violations',
      { tag: colorScheme === 'dark' ? '@long' : '@once' },
      async ({ page, stack }) => {
        test.slow() // Three audits of a long page, on a machine that may have other things to do.
        await page.goto(stack.url)
        await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
        expect(await violations(page)).toEqual([])

        await signInOn(page, 'Alice')
        await choose(page, 'Refetch every', '1 s')
        await page.getByRole('button', { name: 'Revoke the current token' }).click()
        await expect(page.getByText('replayed', { exact: true }).first()).toBeVisible()
        expect(await violations(page)).toEqual([])

        await choose(page, 'The API is', 'Down')
        await expect(panel(page, 'useAuthQuery').getByRole('alert')).toBeVisible()
        expect(await violations(page)).toEqual([])
      },
    )
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('the page does not scroll sideways at 360 px', { tag: '@once' }, async ({ page, stack }) => {
    await page.goto(stack.url)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    expect(await overflow(page)).toBe(0)

    await signInOn(page, 'Alice')
    await choose(page, 'Calls go to', new URL(stack.apiUrl).host)
    await page.getByRole('button', { name: 'Revoke the current token' }).click()
    await expect(page.getByText('replayed', { exact: true }).first()).toBeVisible()
    expect(await overflow(page)).toBe(0)

    await choose(page, 'The API is', 'Down')
    await expect(panel(page, 'useAuthFetch').getByRole('alert')).toBeVisible()
    expect(await overflow(page)).toBe(0)
  })
})

test('the page can be used with the keyboard only', { tag: '@once' }, async ({ page, stack }) => {
  await page.goto(stack.url)
  await page.getByRole('button', { name: 'Bob', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Password').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Switch to Alice' })).toBeVisible()
  await page.getByRole('radio', { name: '5 s' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Off' })).toBeChecked()
})
