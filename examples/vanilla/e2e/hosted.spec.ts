import { startClerkLocal, type ClerkLocal } from '@x/clerk-local'
import { expect, test as base } from '@x/clerk-local/playwright'
import { startStack } from '../server/stack.ts'

/** Routes the page's requests to the key's host to this local Clerk. */
const test = base.extend<object, { readonly clerk: ClerkLocal }>({
  clerk: [
    // Playwright requires an object pattern, even an empty one.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const clerk = await startClerkLocal({ port: 0 })
      await use(clerk)
      await clerk.close()
    },
    { scope: 'worker' },
  ],
  clerkLocalUse: [({ clerk }, use) => use({ url: clerk.url }), { scope: 'worker' }],
})

test('the page runs on a Clerk application with only its keys, and loads clerk-js from the host that the key names', async ({
  page,
  clerk,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'in Firefox, sign-in fails with responses that a test fulfils for Clerk’s host')
  const { publishableKey, secretKey, url: apiUrl } = clerk
  const stack = await startStack({ keys: { publishableKey, secretKey, apiUrl } })
  const script = page.waitForRequest((request) => request.url().endsWith('/clerk.browser.js'))
  await page.goto(stack.url)
  expect((await script).url()).toMatch(/^https:\/\/some-name-13\.clerk\.accounts\.dev\/npm\/@clerk\/clerk-js@6\//)
  expect((await fetch(`${stack.url}/__clerk/v1/environment`)).status).toBe(404)

  await page.getByLabel('Email').fill('alice@example.com')
  await page.getByLabel('Password').fill('clerk-local-demo')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  // This application's API returns no name, so the rows show the user's id.
  for (const name of ['The page’s own origin', 'Another origin']) {
    await expect(page.getByRole('region', { name }).getByText('user_alice · Personal').first()).toBeVisible()
  }
  expect(stack.log.filter(({ status, byHeader }) => status !== 200 || !byHeader)).toEqual([])
  await stack.close()
})
