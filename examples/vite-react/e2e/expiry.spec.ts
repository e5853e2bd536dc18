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
    expect(requests.length).toBeGreaterThanOrEqual(8)
    expect(requests.filter(({ status }) => status !== 200)).toEqual([])
    const tokens = new Set(requests.map(({ claims }) => claims?.jti))
    expect(tokens.size).toBeGreaterThanOrEqual(3)
    const { requests: sent, tokensAsked, replays } = await counts(page)
    expect(sent).toBeGreaterThanOrEqual(24)
    expect({ tokensAsked, replays }).toEqual({ tokensAsked: sent, replays: 0 })
  })
}
