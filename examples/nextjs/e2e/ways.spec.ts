import { refetchEvery, requestsByPage, panel, showsRowsOf, WAY, WAYS } from './page.ts'
import { expect, test } from './stack.ts'

for (const { hook, path, tag } of WAYS) {
  test(`${hook} refetches with a token in the header`, { tag }, async ({ page, signInAs, stack }) => {
    await signInAs('user_alice')
    await page.goto('/')
    await showsRowsOf(page, 'user_alice')
    await refetchEvery(page, '1 s')
    await expect.poll(() => requestsByPage(stack, path).length).toBeGreaterThanOrEqual(3)

    const requests = requestsByPage(stack, path)
    expect(requests.filter(({ status, bearer }) => status !== 200 || bearer?.sub !== 'user_alice')).toEqual([])
    await expect(panel(page, hook).getByText(/^\d+ requests$/)).toBeVisible()
  })
}

test('useAuthFetch posts a note with the caller’s headers', { tag: WAY.fetch }, async ({ page, signInAs }) => {
  await signInAs('user_alice')
  await page.goto('/')
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/notes'))
  // Key by key: React does not notice Playwright's `fill` in Firefox.
  await page.getByLabel('New note').pressSequentially('Order more paper')
  await page.getByRole('button', { name: 'Post' }).click()
  await expect(panel(page, 'useAuthFetch').getByText('Order more paper')).toBeVisible()
  const headers = await (await sent).allHeaders()
  expect(headers['content-type']).toBe('application/json')
  expect(headers['authorization']).toMatch(/^Bearer eyJ/)
})

for (const { hook, path, tag } of WAYS) {
  test(`${hook} shows the server’s error, and refetches on a click`, { tag }, async ({ page, signInAs }) => {
    await signInAs('user_alice')
    await page.goto('/')
    await showsRowsOf(page, 'user_alice')
    const alert = panel(page, hook).getByRole('alert')
    await page.route(path, (route) => route.fulfill({ status: 409, json: {} }))
    await refetchEvery(page, '1 s')
    await expect(alert).toContainText('The server answered 409.')
    await refetchEvery(page, 'Off')
    await page.unroute(path)
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect(alert).toHaveCount(0)
    await expect(panel(page, hook).getByText('user_alice').first()).toBeVisible()
  })
}
