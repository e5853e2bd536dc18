import type { Stack } from '../server/stack.ts'
import { passesAudit } from '@x/example-shared/playwright/audit.ts'
import { hide } from '@x/example-shared/playwright/hide.ts'
import { launchSleeper } from '@x/example-shared/playwright/sleep.ts'
import { expect, LIFE, signInOn, test, WAYS } from './stack.ts'

for (const { way } of WAYS) {
  test(
    `a hidden tab sends a valid token with each request while tokens expire (${way} origin)`,
    { tag: [`@way:vanilla-${way}`, '@background'] },
    async ({ page, stack }) => {
      stack.clerk?.setTokenLifetime(LIFE)
      await signInOn(page, stack, 'Alice')
      await hide(page)
      await page.waitForTimeout(3.5 * LIFE * 1000)

      await expect.poll(() => requestsOf(stack, way).length).toBeGreaterThanOrEqual(4)
      const requests = requestsOf(stack, way)
      expect(requests.filter(({ status }) => status !== 200)).toEqual([])
      expect(new Set(requests.map(({ claims }) => claims?.jti)).size).toBeGreaterThanOrEqual(3)
    },
  )
}

test(
  'after a sleep in which the token expires, the first request to each origin is accepted',
  { tag: ['@sleep', '@way:vanilla-same', '@way:vanilla-other'] },
  async ({ stack, browserName, launchOptions }) => {
    test.skip(
      process.platform !== 'linux' || browserName !== 'chromium',
      'needs Chromium’s renderer processes in /proc',
    )
    stack.clerk?.setTokenLifetime(LIFE)
    const { page, sleep, close } = await launchSleeper(launchOptions)
    await signInOn(page, stack, 'Alice')
    await expect.poll(() => stack.log.length).toBeGreaterThanOrEqual(2)

    const wake = await sleep((LIFE + 3) * 1000, stack)
    stack.log.length = 0
    wake()
    for (const { way } of WAYS) await expect.poll(() => requestsOf(stack, way).length).toBeGreaterThanOrEqual(1)
    await close()
    for (const { way } of WAYS) expect(requestsOf(stack, way)[0]?.status, way).toBe(200)
  },
)

for (const { way, title } of WAYS) {
  test(`a panel shows the user’s rows (${way} origin)`, { tag: `@way:vanilla-${way}` }, async ({ page, stack }) => {
    await signInOn(page, stack, 'Alice')
    const panel = page.getByRole('region', { name: title })
    await expect(panel.getByText('Alice · Personal').first()).toBeVisible()
    await expect(panel.getByText(/^200 in \d+ ms, token \w{6}, \d+ s old$/)).toBeVisible()
    const [request] = requestsOf(stack, way)
    expect(request).toMatchObject({ status: 200, byHeader: true })
  })
}

test('the rows change with the organization, and are removed on sign-out', async ({ page, stack }) => {
  await signInOn(page, stack, 'Alice')
  await page.getByLabel('Organization').selectOption('Acme')
  await expect(page.getByText('Alice · Acme').first()).toBeVisible()
  await expect(page.getByText('Alice · Personal')).toHaveCount(0)

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('Signed out. No requests are sent.')).toHaveCount(2)
  await expect(page.getByText(/Alice ·/)).toHaveCount(0)
  stack.log.length = 0
  await page.waitForTimeout(3000)
  expect(stack.log).toEqual([])

  await page.getByRole('button', { name: 'Bob', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('Bob · Personal').first()).toBeVisible()
})

test("a wrong password shows Clerk's message", async ({ page, stack }) => {
  await page.goto(stack.url)
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: /password is incorrect/i })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 390, height: 800 } })

    const tag = colorScheme === 'dark' ? ['@long'] : []
    test('the page has no axe violations and does not scroll sideways at 390 px', { tag }, async ({ page, stack }) => {
      await page.goto(stack.url)
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
      await passesAudit(page)

      await signInOn(page, stack, 'Alice')
      await expect(page.getByText('Alice · Personal').first()).toBeVisible()
      await passesAudit(page)
    })
  })
}

function requestsOf({ log }: Stack, way: 'same' | 'other') {
  return log.filter(({ crossOrigin }) => crossOrigin === (way === 'other'))
}
