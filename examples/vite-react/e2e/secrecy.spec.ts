import { choose } from '@x/example-shared/playwright/page.ts'
import { expect, test } from '@x/example-shared/playwright/stack.ts'

test(
  'a token appears only in the Authorization header to the API, not in a URL, the page, its storage or its console',
  { tag: '@once' },
  async ({ page, signIn, stack }) => {
    const tokens = new Set<string>()
    const receivers = new Set<string>()
    const urls: string[] = []
    const said: string[] = []
    page.on('request', (request) => {
      urls.push(request.url())
      const [scheme, token] = request.headers()['authorization']?.split(' ') ?? []
      if (scheme !== 'Bearer' || !token) return
      tokens.add(token)
      const { origin, pathname } = new URL(request.url())
      receivers.add(origin === stack.url ? pathname.slice(0, 5) : origin)
    })
    page.on('console', (message) => said.push(message.text()))

    await signIn('Alice')
    await choose(page, 'Refetch every', '1 s')
    await page.getByRole('button', { name: 'Revoke the current token' }).click()
    await expect(page.getByText('replayed', { exact: true }).first()).toBeVisible()
    await choose(page, 'Calls go to', new URL(stack.apiUrl).host)
    await page.waitForTimeout(2500)

    expect(tokens.size).toBeGreaterThanOrEqual(2)
    expect([...receivers].toSorted()).toEqual(['/api/', stack.apiUrl])
    const places = [
      ['url', urls.join('\n')],
      ['console', said.join('\n')],
      ['page', await page.content()],
      ['storage', await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))],
    ] as const
    for (const [place, text] of places) {
      for (const token of tokens) expect(text.includes(token.split('.')[2] ?? token), place).toBe(false)
    }
  },
)
