import { expect, test } from '@x/clerk-local/playwright'

declare global {
  /** The part of clerk-js that the tests use. */
  const Clerk: {
    readonly client: { readonly signIn: { create(params: object): Promise<{ createdSessionId: string | null }> } }
    readonly session: { getToken(options: object): Promise<string | null> }
    setActive(params: object): Promise<void>
  }
}

test('a page is signed out without a sign-in', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('Please sign in')).toBeVisible()
})

test('a test signs in as one user, then as another', async ({ page, signIn }) => {
  await signIn('ada@example.com', { organizationId: 'org_tea' })
  await page.goto('/')
  await expect(page.getByText('Ada Lund of Tea')).toBeVisible()
  await signIn('user_bo')
  await page.reload()
  await expect(page.getByText('Bo of nowhere')).toBeVisible()
})

test('a user signs in by password', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('Please sign in')).toBeVisible()
  await page.evaluate(async () => {
    const credentials = { identifier: 'bo@example.com', password: 'a password of Bo' }
    const { createdSessionId } = await Clerk.client.signIn.create(credentials)
    await Clerk.setActive({ session: createdSessionId })
  })
  await expect(page.getByText('Bo of nowhere')).toBeVisible()
})

test('a session that ends elsewhere signs the page out', async ({ page, signIn, clerkLocal }) => {
  const sessionId = await signIn('ada@example.com')
  await page.goto('/')
  await expect(page.getByText('Ada Lund of nowhere')).toBeVisible()
  await clerkLocal.revokeSession(sessionId)
  await page.reload()
  await expect(page.getByText('Please sign in')).toBeVisible()
})

test('a failing or broken response of Clerk reaches the page as an error', async ({ page, signIn, clerkLocal }) => {
  await signIn('ada@example.com')
  await page.goto('/')
  await expect(page.getByText('Ada Lund of nowhere')).toBeVisible()
  await clerkLocal.failNext({ status: 422, path: '/tokens' })
  await clerkLocal.breakNext({ how: 'reset', path: '/touch' })
  const code = await page.evaluate(() =>
    Clerk.session
      .getToken({ skipCache: true })
      .catch(({ errors }: { errors: readonly { code: string }[] }) => errors[0]?.code),
  )
  expect(code).toBe('form_param_value_invalid')
  const outcome = await page.evaluate(() =>
    fetch('/__clerk/v1/client/touch').then(
      () => 'an answer',
      () => 'no network',
    ),
  )
  expect(outcome).toBe('no network')
})

test('an app with only a development key works without a proxy', async ({ page, context, signIn, clerkLocal }) => {
  const host = 'https://some-name-13.clerk.accounts.dev'
  const body = `<!doctype html><script src="${host}/npm/@clerk/clerk-js@5/dist/clerk.browser.js"
    data-clerk-publishable-key="${clerkLocal.publishableKey}"></script><main></main>
    <script type="module">
      await Clerk.load()
      document.querySelector('main').textContent = Clerk.user?.fullName + ' on ' + Clerk.version.split('.')[0]
    </script>`
  await context.route('http://localhost:1/', (route) => route.fulfill({ body, contentType: 'text/html' }))
  await signIn('ada@example.com')
  await page.goto('http://localhost:1/')
  await expect(page.getByText('Ada Lund on 5')).toBeVisible()
})

test('telemetry of clerk-js stays on this machine', async ({ page }) => {
  await page.goto('/')
  const status = await page.evaluate(() =>
    fetch('https://clerk-telemetry.com/v1/event', { method: 'POST', body: '{}' }).then((response) => response.status),
  )
  expect(status).toBe(204)
})

test('a user who is not seeded cannot sign in', async ({ signIn }) => {
  const known = 'ada@example.com, bo@example.com'
  await expect(signIn('eve@example.com')).rejects.toThrow(
    `signIn() found no user with the email address or id 'eve@example.com': use one of ${known}.`,
  )
  await expect(signIn('bo@example.com', { organizationId: 'org_tea' })).rejects.toThrow(
    'membership of org_tea not found',
  )
})
