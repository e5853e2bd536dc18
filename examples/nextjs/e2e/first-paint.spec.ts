import { askedByPage, complaintsOf, panel, showsRowsOf, WAY } from './page.ts'
import { expect, test } from './stack.ts'

test(
  'what the server prefetched is in the HTML',
  { tag: [WAY.swr, WAY.query] },
  async ({ browser, browserName, stack }) => {
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
  },
)

for (const organizationId of [undefined, 'org_acme']) {
  test(
    `the page takes over what was prefetched, with no request and no complaint (${organizationId ?? 'personal'})`,
    { tag: [WAY.swr, WAY.query] },
    async ({ page, signInAs, stack }) => {
      const complaints = complaintsOf(page)
      await signInAs('user_alice', organizationId ? { organizationId } : {})
      await page.goto('/')
      await showsRowsOf(page, organizationId ? 'user_alice · acme' : 'user_alice')
      // By now the page is hydrated and Clerk loaded: the name comes from it.
      await expect(page.getByText('Alice', { exact: true })).toBeVisible()
      await page.waitForTimeout(500)

      expect(askedByPage(stack, '/api/orders')).toEqual([])
      expect(askedByPage(stack, '/api/invoices')).toEqual([])
      expect(askedByPage(stack, '/api/notes')).toMatchObject([{ status: 200, bearer: { sub: 'user_alice' } }])
      for (const hook of ['useClerkSWR', 'useAuthQuery'] as const) {
        await expect(panel(page, hook).getByText('Came with the page, no request')).toBeVisible()
      }
      expect(complaints).toEqual([])
    },
  )
}

test(
  'no token is in the HTML, in a payload of Server Components, in a URL, the storage or the console',
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
    // As a link or router.refresh() asks for the page.
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
