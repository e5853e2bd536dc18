import { hide } from '@x/example-shared/playwright/hide.ts'
import { launchSleeper } from '@x/example-shared/playwright/sleep.ts'
import { refetchEvery, requestsByPage, showsRowsOf, statusByCookie, WAYS } from './page.ts'
import { expect, test } from './stack.ts'

const tags = WAYS.map(({ tag }) => tag)

for (const { life, more } of [
  { life: 5, more: [] },
  { life: 20, more: ['@long'] },
]) {
  test(
    `a hidden tab sends a valid token with every request while three ${life}-second tokens expire`,
    { tag: ['@background', ...tags, ...more] },
    async ({ page, signInAs, stack }) => {
      stack.clerk.setTokenLifetime(life)
      await signInAs('user_alice')
      await page.goto('/')
      await showsRowsOf(page, 'user_alice')
      await hide(page)
      await refetchEvery(page, life < 10 ? '1 s' : '5 s')
      await page.waitForTimeout((3 * life + 2) * 1000)

      for (const { path } of WAYS) {
        await expect.poll(() => requestsByPage(stack, path).length, { message: path }).toBeGreaterThanOrEqual(8)
        const requests = requestsByPage(stack, path)
        expect(requests.filter(({ status, bearer }) => status !== 200 || !bearer || bearer.secondsLeft <= 0)).toEqual(
          [],
        )
        expect(new Set(requests.map(({ bearer }) => bearer?.jti)).size, path).toBeGreaterThanOrEqual(3)
      }
    },
  )

  test(
    `after a sleep of more than ${life} s the cookie is rejected, and the first request of each hook is accepted`,
    { tag: ['@sleep', '@snippet', '@way:vanilla-same', ...tags, ...more] },
    async ({ stack, launchOptions, browserName }) => {
      test.skip(
        process.platform !== 'linux' || browserName !== 'chromium',
        'needs Chromium’s renderer processes in /proc',
      )
      stack.clerk.setTokenLifetime(life)
      const { page, sleep, close } = await launchSleeper(launchOptions, { baseURL: stack.url })
      const { cookies } = stack.clerk.createSignedInClient('user_alice', { origin: stack.url })
      await page.context().addCookies(cookies.map((cookie) => ({ ...cookie, url: stack.url })))
      await page.goto('/')
      await showsRowsOf(page, 'user_alice')
      await refetchEvery(page, '1 s')

      // The page's clock jumps when it resumes: then it sends a request with only the cookie.
      await page.evaluate(() => {
        let last = Date.now()
        const timer = setInterval(() => {
          if (Date.now() - last > 5000) {
            clearInterval(timer)
            void fetch('/api/orders?by=cookie').then(({ status }) => Object.assign(window, { cookieStatus: status }))
          }
          last = Date.now()
        }, 50)
      })
      const before = await statusByCookie(page, '/api/orders')
      const wake = await sleep((life + 7) * 1000, stack) // The server allows 5 s of clock skew.
      stack.log.length = 0
      wake()

      const woken = await page.waitForFunction(() => 'cookieStatus' in window && window.cookieStatus)
      const byCookie = await woken.jsonValue()
      const firstOf = (path: string) => requestsByPage(stack, path).find(({ bearer }) => bearer)
      await expect.poll(() => WAYS.every(({ path }) => firstOf(path))).toBe(true)
      const first = WAYS.map(({ path }) => firstOf(path)?.status)
      await close()

      expect({ before, byCookie, first }).toEqual({ before: 200, byCookie: 401, first: [200, 200, 200] })
    },
  )
}
