import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isAuthFailure } from '../lib/is-auth-failure.ts'
import { requestsByPage, panel, showsRowsOf, WAY } from './page.ts'
import { expect, test } from './stack.ts'

const tag = WAY.fetch

test('isAuthFailure recognises the redirect of auth.protect(), followed or not', async ({ page, stack }) => {
  const followed = await fetch(`${stack.url}/api/report`)
  expect([followed.status, followed.redirected]).toEqual([200, true])
  expect(isAuthFailure(followed)).toBe(true)

  await page.goto('/')
  const held = await page.evaluate(async () => {
    const { status, type } = await fetch('/api/report', { redirect: 'manual' })
    return { status, type }
  })
  expect(held).toEqual({ status: 0, type: 'opaqueredirect' })
  expect(isAuthFailure(Object.defineProperty(Response.error(), 'type', { value: held.type }))).toBe(true)

  expect(isAuthFailure(new Response(null, { status: 200 }))).toBe(false)
})

test('the app’s own redirect is no auth failure, so that a POST is sent once', async () => {
  const server = createServer(({ method }, response) => {
    if (method === 'POST') response.writeHead(303, { location: '/thanks' }).end()
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Thank you')
  }).listen(0)
  const { port } = server.address() as AddressInfo // of a server that listens
  const response = await fetch(`http://localhost:${port}/orders`, { method: 'POST' })
  expect([response.redirected, isAuthFailure(response)]).toEqual([true, false])
  server.close()
})

test('isAuthFailure accepts a 404 of a signed-out caller, and not of a signed-in one', async ({ signInAs, stack }) => {
  const nothing = `${stack.url}/api/nothing-here`
  const signedOut = await fetch(nothing)
  expect([signedOut.status, isAuthFailure(signedOut)]).toEqual([404, true])

  const token = await stack.clerk.mintToken(await signInAs('user_alice'))
  const signedIn = await fetch(nothing, { headers: { Authorization: `Bearer ${token}` } })
  expect([signedIn.status, isAuthFailure(signedIn)]).toEqual([404, false])
})

test('a rejected token is refreshed once, and the call is sent again', { tag }, async ({ page, signInAs, stack }) => {
  const sessionId = await signInAs('user_alice')
  await page.goto('/')
  await showsRowsOf(page, 'user_alice')
  const expired = await stack.clerk.mintToken(sessionId, { issuedAgo: 120 })
  let calls = 0
  await page.route('/api/report', (route) => {
    calls += 1
    const headers = { ...route.request().headers(), ...(calls === 1 && { authorization: `Bearer ${expired}` }) }
    return route.continue({ headers })
  })
  stack.clerk.clearRequests()
  await page.getByRole('button', { name: 'Open the report' }).click()

  await expect(panel(page, 'auth.protect()').getByText('user_alice')).toHaveCount(3)
  expect(requestsByPage(stack, '/api/report').map(({ status }) => status)).toEqual([307, 200])
  expect(stack.clerk.requests().filter(({ path }) => path.endsWith('/tokens'))).toHaveLength(1)
})

test('a session that ends elsewhere signs the page out', { tag }, async ({ page, signInAs, stack }) => {
  const sessionId = await signInAs('user_alice')
  await page.goto('/')
  await showsRowsOf(page, 'user_alice')
  const expired = await stack.clerk.mintToken(sessionId, { issuedAgo: 120 })
  stack.clerk.revokeSession(sessionId)
  await page.route('/api/report', (route) =>
    route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${expired}` } }),
  )
  await page.getByRole('button', { name: 'Open the report' }).click()

  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByText('user_alice')).toHaveCount(0)
  expect(requestsByPage(stack, '/api/report').map(({ status }) => status)).toEqual([307])
})
