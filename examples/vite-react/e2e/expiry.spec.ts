import { choose, counts, PATHS } from './page.ts'
import { expect, test } from './stack.ts'

const HOOKS = { '/notes': 'useAuthFetch', '/orders': 'useClerkSWR', '/invoices': 'useAuthQuery' }

for (const path of PATHS) {
  test(`${HOOKS[path]} sends a good token with each of its requests while 20-second tokens expire`, async ({
    page,
    signIn,
    stack,
  }) => {
    test.setTimeout(100_000)
    stack.clerk?.setTokenLifetime(20)
    await signIn('Alice')
    await choose(page, 'Refetch every', '5 s')
    await page.waitForTimeout(62_000)

    const requests = stack.log.filter((entry) => entry.path === path)
    expect(requests.length).toBeGreaterThanOrEqual(11)
    expect(requests.filter(({ status }) => status !== 200)).toEqual([])
    const tokens = new Set(requests.map(({ claims }) => claims?.jti))
    expect(tokens.size).toBeGreaterThanOrEqual(3)
    const { requests: sent, tokensAsked, replays } = await counts(page)
    expect(sent).toBeGreaterThanOrEqual(33)
    expect({ tokensAsked, replays }).toEqual({ tokensAsked: sent, replays: 0 })
  })
}

test('the interval goes on in a hidden tab', async ({ page, signIn, stack }) => {
  await signIn('Alice')
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
    Object.defineProperty(document, 'hidden', { get: () => true })
    document.hasFocus = () => false
    document.dispatchEvent(new Event('visibilitychange'))
    window.dispatchEvent(new Event('blur'))
  })
  await choose(page, 'Refetch every', '1 s')
  stack.log.length = 0

  for (const path of PATHS) {
    const answered = () => stack.log.filter((entry) => entry.path === path && entry.status === 200).length
    await expect.poll(answered).toBeGreaterThanOrEqual(4)
  }
})
