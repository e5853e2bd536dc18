import { requestsByPage, consoleErrorsOf, panel, showsRowsOf, WAY } from './page.ts'
import { expect, test } from './stack.ts'

test('the prefetched data is in the HTML', { tag: [WAY.swr, WAY.query] }, async ({ browser, browserName, stack }) => {
  test.skip(browserName === 'firefox', 'WebDriver BiDi cannot turn JavaScript off')
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: stack.url })
  const { cookies } = stack.clerk.createSignedInClient('user_alice', { origin: stack.url })
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: stack.url })))
  const page = await context.newPage()
  await page.goto('/')

  for (const hook of ['useClerkSWR', 'useAuthQuery'] as const) {
    await expect(panel(page, hook).getByText('user_alice')).toHaveCount(3)
  }
  await expect(panel(page, 'useAuthFetch').getByRole('status')).toContainText('Loading')
  const byServer = stack.log.map(({ path, status, bearer }) => `${path} ${status} ${bearer?.sub}`)
  expect(byServer.toSorted()).toEqual(['/api/invoices 200 user_alice', '/api/orders 200 user_alice'])
  await context.close()
})

for (const organizationId of [undefined, 'org_acme']) {
  test(
    `the page uses the prefetched data without a request or a console error (${organizationId ?? 'personal'})`,
    { tag: [WAY.swr, WAY.query] },
    async ({ page, signInAs, stack }) => {
      const errors = consoleErrorsOf(page)
      await signInAs('user_alice', organizationId ? { organizationId } : {})
      await page.goto('/')
      await showsRowsOf(page, organizationId ? 'user_alice · acme' : 'user_alice')
      // Clerk supplies the name: now the page is hydrated and Clerk loaded.
      await expect(page.getByText('Alice', { exact: true })).toBeVisible()
      await page.waitForTimeout(500)

      expect(requestsByPage(stack, '/api/orders')).toEqual([])
      expect(requestsByPage(stack, '/api/invoices')).toEqual([])
      expect(requestsByPage(stack, '/api/notes')).toMatchObject([{ status: 200, bearer: { sub: 'user_alice' } }])
      for (const hook of ['useClerkSWR', 'useAuthQuery'] as const) {
        await expect(panel(page, hook).getByText('Prefetched on the server, no request')).toBeVisible()
      }
      expect(errors).toEqual([])
    },
  )
}

test(
  'the HTML, the Server Component payload, URLs, storage and console contain no token',
  { tag: [WAY.swr, WAY.query] },
  async ({ page, signInAs }) => {
    const texts: [string, string][] = []
    const reading: Promise<unknown>[] = []
    page.on('console', (message) => texts.push(['console', message.text()]))
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.startsWith('/__clerk/') || response.status() >= 300) return
      texts.push(['url', response.url()])
      reading.push(response.text().then((text) => texts.push([pathname, text])))
    })
    await signInAs('user_alice')
    await page.goto('/')
    await showsRowsOf(page, 'user_alice')
    // As a link or router.refresh() requests the page.
    const payload = await page.evaluate(async () => {
      const response = await fetch('/', { headers: { RSC: '1' } })
      return { type: response.headers.get('content-type'), text: await response.text() }
    })
    expect(payload.type).toBe('text/x-component')
    expect(payload.text).toContain('user_alice')
    texts.push(['storage', await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))])
    texts.push(['payload', payload.text], ['page', await page.content()])

    await Promise.all(reading)
    expect(texts.filter(([place]) => place === '/').length).toBeGreaterThanOrEqual(2)
    for (const [place, text] of texts) expect(text.match(/eyJ[\w-]{10,}\.[\w-]+/)?.[0], place).toBeUndefined()
  },
)
