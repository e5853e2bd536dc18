import { followers } from '../server/live.ts'
import { addRoutes } from '../server/routes.ts'
import { expect, LIFE, openTab, test } from './stack.ts'

test.use({ stackOptions: { routes: addRoutes } })

test('a stream that ends with its token continues with a fresh one, and closes when its user signs out', async ({
  page,
  signIn,
  stack,
}) => {
  stack.clerk?.setTokenLifetime(LIFE)
  const connections = () => stack.log.filter(({ path }) => path === '/live')
  const lastIds: (string | undefined)[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/live')) lastIds.push(request.headers()['last-event-id'])
  })
  await signIn('Alice')
  await openTab(page, 'Live')
  await expect.poll(() => connections().length).toBeGreaterThanOrEqual(4)
  await expect(page.getByText(/^Connected [4-9]×/)).toBeVisible()

  expect(connections().filter(({ status, byHeader }) => status !== 200 || !byHeader)).toEqual([])
  expect(new Set(connections().map(({ claims }) => claims?.jti)).size).toBe(connections().length)
  // Each connection continues after the last event of the previous one.
  const [first, ...later] = lastIds
  expect(first).toBeUndefined()
  const ids = later.map(Number)
  expect(ids.filter((id, index) => !(id > (ids[index - 1] ?? 0)))).toEqual([])
  const shown = await page.getByRole('listitem').locator('span span').allTextContents()
  const [newest = 0, ...older] = shown.map((text) => Number(text.slice(1)))
  expect(older).toEqual(older.map((_, index) => newest - 1 - index))

  expect([...followers].map(({ owner }) => owner)).toEqual(['Alice · Personal'])
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect.poll(() => followers.size).toBe(0)
  const before = lastIds.length
  await page.waitForTimeout((LIFE + 2) * 1000)
  expect(lastIds).toHaveLength(before)

  await page.getByRole('button', { name: 'Bob', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('Bob · Personal').first()).toBeVisible()
  await expect(page.getByText(/Alice ·/)).toHaveCount(0)
  // A new stream, from its beginning.
  expect(lastIds[before]).toBeUndefined()
})
