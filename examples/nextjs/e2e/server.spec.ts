import { expect, test } from './stack.ts'

test('on the server, an origin rule gets the token of its JWT template', async ({ page, signInAs }) => {
  await signInAs('user_alice')
  await page.goto('/')
  expect(await page.evaluate(() => fetch('/api/template').then((response) => response.json()))).toEqual({
    sub: 'user_alice',
    aud: 'api',
  })
})
