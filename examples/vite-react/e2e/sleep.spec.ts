import type { LaunchOptions, Page } from '@playwright/test'
import type { Stack } from '@x/example-shared/server/stack.ts'
import { signInOn } from '@x/example-shared/playwright/page.ts'
import { launchSleeper } from '@x/example-shared/playwright/sleep.ts'
import { expect, LIFE, test } from '@x/example-shared/playwright/stack.ts'
import { callsGoTo, HOOKS, wentTo } from './ways.ts'

const NIGHTS = [
  { target: 'same', life: LIFE },
  { target: 'other', life: LIFE },
  { target: 'same', life: 60 },
  { target: 'other', life: 60 },
] as const

for (const night of NIGHTS) {
  const { target, life } = night
  const tag = ['@sleep', '@wait', ...(life === LIFE ? [] : ['@long'])]

  test.describe(`after a sleep in which a ${life}-second token expires`, { tag }, () => {
    // All tests share one sleep; each checks the requests of its hook.
    test.describe.configure({ mode: 'default' })
    let woken: Awaited<ReturnType<typeof sleepOnPage>>
    test.beforeAll(async ({ browserName, launchOptions, workerStack }) => {
      test.skip(
        process.platform !== 'linux' || browserName !== 'chromium',
        'needs Chromium’s renderer processes in /proc',
      )
      test.setTimeout(180_000)
      woken = await sleepOnPage(launchOptions, workerStack, night)
    })

    for (const { hook, path, way } of HOOKS) {
      test(`the first request of ${hook} is accepted (${target} origin)`, { tag: `@way:${way}-${target}` }, () => {
        const first = woken.log.find((entry) => entry.path === path && entry.byHeader)
        expect(first?.status).toBe(200)
      })
    }

    if (target === 'same') {
      test('a request with only the cookie is rejected', { tag: ['@snippet', '@way:vanilla-same'] }, () => {
        expect(woken.byCookie).toEqual({ before: 200, after: 401 })
      })
    }
  })
}

async function sleepOnPage(launchOptions: LaunchOptions, stack: Stack, { target, life }: (typeof NIGHTS)[number]) {
  stack.clerk?.setTokenLifetime(life)
  const { page, sleep, close } = await launchSleeper(launchOptions)
  await page.goto(stack.url)
  await signInOn(page, 'Alice')
  await callsGoTo(page, target, stack)
  const before = await page.evaluate(() => fetch('/api/orders').then(({ status }) => status))
  await fetchByCookieOnWaking(page)
  const came = () =>
    HOOKS.every(({ path }) => stack.log.some((entry) => entry.path === path && entry.byHeader && wentTo(target)(entry)))
  stack.log.length = 0
  await expect.poll(came).toBe(true)

  const wake = await sleep((life + 3) * 1000, stack)
  stack.log.length = 0
  wake()
  const answered = await page.waitForFunction(() => 'cookieStatus' in window && window.cookieStatus)
  const after = await answered.jsonValue()
  await expect.poll(came).toBe(true)
  await close()
  return { log: stack.log.filter(wentTo(target)), byCookie: { before, after } }
}

/** The page's clock jumps when it resumes: then the page sends a request with only the cookie, as Clerk's docs do. */
async function fetchByCookieOnWaking(page: Page): Promise<void> {
  await page.evaluate(() => {
    let last = Date.now()
    const timer = setInterval(() => {
      if (Date.now() - last > 4000) {
        clearInterval(timer)
        void fetch('/api/orders').then(({ status }) => Object.assign(window, { cookieStatus: status }))
      }
      last = Date.now()
    }, 50)
  })
}
