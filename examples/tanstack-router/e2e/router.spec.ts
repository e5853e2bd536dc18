import { passesAudit } from '@x/example-shared/playwright/audit.ts'
import { revoke, signInOn } from '@x/example-shared/playwright/page.ts'
import { sights, watch } from '@x/example-shared/playwright/watch.ts'
import type { Stack } from '@x/example-shared/server/stack.ts'
import { expect, LIFE, test } from './stack.ts'

test('a loader fetches before the page is shown, and the page sends no second request', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn('Alice')
  await expect(page.getByRole('heading', { name: 'Orders' })).toBeVisible()
  await expect(page.getByText('Alice · Personal')).toHaveCount(3)
  await page.waitForTimeout(500)
  expect(stack.log.map(({ path, status }) => [path, status])).toEqual([['/orders', 200]])
})

test('hovering over a link preloads its route', async ({ page, signIn, stack }) => {
  await signIn('Alice')
  await expect(page.getByText('Alice · Personal')).toHaveCount(3)
  await page.getByRole('link', { name: 'Invoices' }).hover()
  await expect.poll(() => requestsOf(stack, '/invoices')).toEqual([200])
  await page.getByRole('link', { name: 'Invoices' }).click()
  await expect(page.getByRole('heading', { name: 'Invoices' })).toBeVisible()
  await expect(page.getByText('Alice · Personal')).toHaveCount(3)
  expect(requestsOf(stack, '/invoices')).toEqual([200])
})

test('a loader sends a fresh token after the previous one has expired', async ({ page, signIn, stack }) => {
  stack.clerk?.setTokenLifetime(LIFE)
  await signIn('Alice')
  await expect(page.getByText('Alice · Personal')).toHaveCount(3)
  await page.waitForTimeout((LIFE + 2) * 1000)
  await page.getByRole('link', { name: 'Invoices' }).click()
  await expect(page.getByText(/INV-/)).toHaveCount(3)
  expect(stack.log.map(({ status }) => status)).toEqual([200, 200])
})

test('a loader and a hook whose token is rejected at once share one refresh', async ({ page, signIn, stack }) => {
  await signIn('Alice')
  await expect(page.getByText('Alice · Personal')).toHaveCount(3)
  // Until the hook's rows are stale.
  await page.waitForTimeout(11_000)
  await revoke(page)
  // Both requests are sent before either is answered.
  await slowDown(stack, 800)
  stack.log.length = 0
  stack.clerk?.clearRequests()
  await page.evaluate(() => {
    window.dispatchEvent(new Event('visibilitychange'))
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await page.getByRole('link', { name: 'Invoices' }).hover()

  await expect.poll(() => requestsOf(stack, '/invoices')).toEqual([401, 200])
  await expect.poll(() => requestsOf(stack, '/orders')).toEqual([401, 200])
  const [first, second] = stack.log.filter(({ status }) => status === 401)
  expect(Math.abs((first?.at ?? 0) - (second?.at ?? 0))).toBeLessThan(800)
  expect(stack.clerk?.requests().filter(({ path }) => path.includes('/tokens'))).toHaveLength(1)
})

test('a signed-out visitor is sent to the sign-in page, and back after signing in', async ({ page, stack }) => {
  await page.goto(`${stack.url}/invoices?page=2`)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(stack.log).toEqual([])
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Invoices' })).toBeVisible()
  expect(page.url()).toBe(`${stack.url}/invoices?page=2`)
  await expect(page.getByText('Alice · Personal')).toHaveCount(3)
})

for (const from of ['//example.com/', '/\\example.com/', '/\t/example.com/', 'https://example.com/']) {
  test(`signing in does not redirect to another site: ${from}`, async ({ page, stack }) => {
    await page.goto(`${stack.url}/sign-in?from=${encodeURIComponent(from)}`)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByText('Alice · Personal')).toHaveCount(3)
    expect(page.url()).toBe(`${stack.url}/orders`)
  })
}

test('data loaded after a sign-out is shown to nobody', async ({ page, signIn, stack }) => {
  await signIn('Alice')
  await expect(page.getByText('Alice · Personal')).toHaveCount(3)
  await slowDown(stack)
  await watch(page, 'innerText')
  await page.getByRole('link', { name: 'Invoices' }).click()
  await expect(page.getByText('Loading…')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.waitForTimeout(2000)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0)

  await signInOn(page, 'Bob')
  await expect(page.getByText('Bob · Personal')).toHaveCount(3)
  for (const { user, owners } of await sights(page)) {
    expect(owners.filter((owner) => !owner.startsWith(user || 'nobody'))).toEqual([])
  }
})

test('switching the user or organization during a load shows each only their own rows', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn('Alice')
  await expect(page.getByText('Alice · Personal')).toHaveCount(3)
  await slowDown(stack)
  await page.getByRole('link', { name: 'Invoices' }).click()
  await expect(page.getByText('Loading…')).toBeVisible()
  await watch(page, 'innerText')
  await page.getByLabel('Organization').selectOption('Acme')
  await expect(page.getByText('Alice · Acme')).toHaveCount(3)
  await page.getByRole('link', { name: 'Orders' }).click()
  await page.getByRole('button', { name: 'Switch to Bob' }).click()
  await expect(page.getByText('Bob · Personal')).toHaveCount(3)
  await page.waitForTimeout(2000)

  for (const { user, place, owners } of await sights(page)) {
    expect(owners.filter((owner) => owner !== `${user} · ${place}`)).toEqual([])
  }
})

test('a route shows that the API is down, and loads on a retry', async ({ page, signIn, stack }) => {
  await signIn('Alice')
  await expect(page.getByText('Alice · Personal')).toHaveCount(3)
  await stack.stopApi()
  try {
    await page.getByRole('link', { name: 'Invoices' }).click()
    await expect(page.getByRole('alert')).toContainText(/50\d/)
  } finally {
    await stack.startApi()
  }
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText(/INV-/)).toHaveCount(3)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 390, height: 800 } })

    const tag = colorScheme === 'dark' ? ['@long'] : []
    test(
      'the page has no axe violations and does not scroll sideways at 390 px',
      { tag },
      async ({ page, signIn, stack }) => {
        await page.goto(stack.url)
        await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
        await passesAudit(page)

        await signIn('Alice')
        await expect(page.getByText('Alice · Personal')).toHaveCount(3)
        await passesAudit(page)
      },
    )
  })
}

function requestsOf({ log }: Stack, path: string) {
  return log.filter((entry) => entry.path === path).map(({ status }) => status)
}

async function slowDown({ apiUrl }: Stack, latency = 1500): Promise<void> {
  await fetch(`${apiUrl}/conditions`, { method: 'PUT', body: JSON.stringify({ latency }) })
}
