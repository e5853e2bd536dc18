import { chromium } from '@playwright/test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Stack } from '../server/stack.ts'
import { renderersOf } from './renderers.ts'
import { choose, PATHS, signInOn } from './page.ts'
import { expect, test } from './stack.ts'

const LIFE = 20
const QUIET_MS = 400

test('after a sleep longer than the token lives, the cookie is refused and the first request of each hook is not', async ({
  stack,
  launchOptions,
}) => {
  test.skip(process.platform !== 'linux', 'finds the renderer in /proc')
  stack.clerk?.setTokenLifetime(LIFE)
  const server = await chromium.launchServer(launchOptions)
  const browser = await chromium.connect(server.wsEndpoint())
  const page = await browser.newPage()
  await page.goto(stack.url)
  await signInOn(page, 'Alice')
  await expect.poll(() => stack.log.length).toBeGreaterThan(3)

  // The page's clock jumps when it wakes: the moment to ask with the cookie alone.
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
  const before = await page.evaluate(() => fetch('/api/orders?by=cookie').then(({ status }) => status))

  const pids = await renderersOf(server.process().pid ?? 0)
  await stopBetweenRequests(pids, stack)
  await sleep((LIFE + 8) * 1000) // The API grants 5 s of clock skew.
  stack.log.length = 0
  for (const pid of pids) process.kill(pid, 'SIGCONT')

  const woken = await page.waitForFunction(() => 'cookieStatus' in window && window.cookieStatus)
  const byCookie = await woken.jsonValue()
  await expect
    .poll(() => PATHS.every((path) => stack.log.some((entry) => entry.path === path && entry.byHeader)))
    .toBe(true)
  await server.close()

  expect(before).toBe(200)
  expect(byCookie).toBe(401)
  for (const path of PATHS)
    expect(stack.log.find((entry) => entry.path === path && entry.byHeader)?.status, path).toBe(200)
})

test('the interval goes on in a hidden tab', async ({ page, signIn, stack }) => {
  await signIn('Alice')
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
    Object.defineProperty(document, 'hidden', { get: () => true })
    document.hasFocus = () => false
    document.dispatchEvent(new Event('visibilitychange'))
    window.dispatchEvent(new Event('blur'))
  })
  await choose(page, 'Refetch every', '1 s')
  stack.log.length = 0

  for (const path of PATHS) {
    const answered = () => stack.log.filter((entry) => entry.path === path && entry.status === 200).length
    await expect.poll(answered).toBeGreaterThanOrEqual(4)
  }
})

/** A request caught half-way would wake up with the token that it took before the sleep, and need its replay. */
async function stopBetweenRequests(pids: readonly number[], stack: Stack): Promise<void> {
  for (const pid of pids) process.kill(pid, 'SIGSTOP')
  const since = Date.now() - QUIET_MS
  await sleep(QUIET_MS)
  if (![...stack.log, ...(stack.clerk?.requests() ?? [])].some(({ at }) => at > since)) return
  for (const pid of pids) process.kill(pid, 'SIGCONT')
  await sleep(QUIET_MS)
  return stopBetweenRequests(pids, stack)
}
