import { choose, counts, panel, PATHS, requestsSettled, write } from '@x/example-shared/playwright/page.ts'
import { expect, test } from '@x/example-shared/playwright/stack.ts'

const HOOKS = ['useAuthFetch', 'useClerkSWR', 'useAuthQuery'] as const

test('a revoked token is refreshed once, and the rejected request is replayed', async ({ page, signIn, stack }) => {
  await signIn('Alice')
  await choose(page, 'Refetch every', 'Off')
  await requestsSettled(page, stack.log)
  await page.getByRole('button', { name: 'Revoke the current token' }).click()
  await expect(page.getByText('Revoked.')).toBeVisible()
  stack.clerk?.clearRequests()
  stack.log.length = 0

  await write(page.getByLabel('New note'), 'Water the plants')
  await page.getByRole('button', { name: 'Post' }).click()
  await expect(panel(page, 'useAuthFetch').getByText('Water the plants')).toBeVisible()

  const posts = stack.log.filter(({ method }) => method === 'POST')
  expect(posts.map(({ status }) => status)).toEqual([401, 201])
  expect(posts[1]?.claims?.jti).not.toBe(posts[0]?.claims?.jti)
  expect(stack.clerk?.requests().filter(({ path }) => path.includes('/tokens'))).toHaveLength(1)
  expect((await counts(page)).replays).toBe(1)
  await expect(page.getByRole('row', { name: /POST \/api\/notes 401 then 201 replayed/ })).toBeVisible()
})

test('three hooks whose token is rejected at once share one refresh', async ({ page, signIn, stack }) => {
  await signIn('Alice')
  await choose(page, 'Refetch every', '1 s')
  await page.waitForTimeout(1500)
  // Before the click: the next interval may refresh the token before the page shows that it is revoked.
  stack.clerk?.clearRequests()
  stack.log.length = 0
  await page.getByRole('button', { name: 'Revoke the current token' }).click()
  await expect(page.getByText('Revoked.')).toBeVisible()
  await page.waitForTimeout(4000)

  for (const path of PATHS) {
    const statuses = stack.log.filter((entry) => entry.path === path).map(({ status }) => status)
    expect(statuses.filter((status) => status === 401).length, path).toBeLessThanOrEqual(1)
    expect(statuses.slice(-2), path).toEqual([200, 200])
  }
  expect(stack.clerk?.requests().filter(({ path }) => path.includes('/tokens'))).toHaveLength(1)
  await expect(page.getByRole('alert').filter({ hasText: /API/ })).toHaveCount(0)
})

for (const target of ['same', 'other'] as const) {
  test(
    `each panel shows that the API is down, and recovers by itself (${target} origin)`,
    { tag: target === 'other' ? '@long' : '@once' },
    async ({ page, signIn, stack }) => {
      await signIn('Alice')
      await choose(page, 'Refetch every', '1 s')
      if (target === 'other') await choose(page, 'Calls go to', new URL(stack.apiUrl).host)
      for (const hook of HOOKS) await expect(panel(page, hook).getByText('Alice · Personal').first()).toBeVisible()

      await stack.stopApi()
      const what = target === 'same' ? /The API answered 50\d/ : 'The API did not answer'
      try {
        for (const hook of HOOKS) await expect(panel(page, hook).getByRole('alert')).toContainText(what)
      } finally {
        await stack.startApi()
      }

      for (const hook of HOOKS) {
        await expect(panel(page, hook).getByRole('alert')).toHaveCount(0, { timeout: 40_000 })
        await expect(panel(page, hook).getByText('Alice · Personal').first()).toBeVisible()
      }
    },
  )
}

test("a wrong password shows Clerk's message", { tag: '@once' }, async ({ page, stack }) => {
  await page.goto(stack.url)
  await write(page.getByLabel('Password'), 'wrong')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText(/password is incorrect/i)
  await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0)
})
