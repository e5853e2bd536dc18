import { refetchEvery, goToSignIn, showsRowsOf, WAY } from './page.ts'
import { expect, test } from './stack.ts'

const tag = [WAY.fetch, WAY.swr, WAY.query]

test('signing in shows the rows of the user, and signing out removes them', { tag }, async ({ page, stack }) => {
  await page.goto('/')
  await goToSignIn(page)
  await page.getByRole('button', { name: 'Alice' }).click()
  await showsRowsOf(page, 'user_alice')
  await refetchEvery(page, '1 s')
  await page.waitForTimeout(1200)

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Your session token follows every request.' })).toBeVisible()
  await expect(page.getByText('user_alice')).toHaveCount(0)
  stack.log.length = 0
  await page.waitForTimeout(2000)
  expect(stack.log).toEqual([])

  await goToSignIn(page)
  await page.getByRole('button', { name: 'Bob' }).click()
  await showsRowsOf(page, 'user_bob')
  await expect(page.getByText('user_alice')).toHaveCount(0)
})

test('a browser with cookies of a previous Clerk is signed out', async ({ page, context, stack, signInAs }) => {
  await signInAs('user_alice')
  await page.goto('/')
  await showsRowsOf(page, 'user_alice')
  // As after a restart of the demo: the session is unknown, and another key made the signature.
  const cookies = await context.cookies()
  await context.clearCookies()
  const session = cookies.find(({ name }) => name === '__session')?.value ?? ''
  const [header, payload, signature = ''] = session.split('.')
  const forged = [header, payload, [...signature].toReversed().join('')].join('.')
  for (const { name, value } of cookies) {
    const isSession = name.startsWith('__session')
    const isClient = name === '__client' || name.startsWith('__clerk_db_jwt')
    await context.addCookies([{ name, value: isSession ? forged : isClient ? 'client_gone' : value, url: stack.url }])
  }
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
})
