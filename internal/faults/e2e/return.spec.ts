import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { ways, type Cell } from '../src/cell.ts'
import { openPage } from '../src/matrix/open-page.ts'
import type { LabServer } from '../src/server/start-lab.ts'
import { goBack, momentsOf, untilShown, watchReturn } from '../src/who/watch-return.ts'
import { whatIsKept } from '../src/who/what-is-kept.ts'
import { expect, test } from './lab.ts'

const alice = 'user_alice@personal'
const cells: readonly Cell[] = ways.map((way) => ({ id: `${way}.first`, way, occasion: 'first' as const }))

/** A page that shows rows of Alice. */
async function open(lab: LabServer, browser: Browser, clerkMajor: '5' | '6') {
  lab.reset()
  // A page whose traffic is recorded is not cached by the browser.
  const opened = await openPage({ lab, browser, clerkMajor, isRecorded: false, prepare: watchReturn })
  await opened.page.evaluate((all) => globalThis.lab.add(all), cells)
  await expect(opened.page.locator('.data')).toHaveCount(ways.length)
  return opened
}

/** How often Clerk was asked for a token. */
const tokensAsked = (lab: LabServer) => lab.clerk.requests().filter(({ path }) => path.endsWith('/tokens')).length

async function leave(page: Page, lab: LabServer): Promise<void> {
  // Firefox does not keep a page that has a request in flight.
  await page.waitForLoadState('networkidle')
  await sleep(500)
  await page.evaluate((url) => location.assign(url), `${lab.url}/sign-in`)
  await page.waitForURL('**/sign-in')
}

for (const clerkMajor of ['5', '6'] as const) {
  const tag = clerkMajor === '5' ? [] : ['@long']

  test(
    `clerk-js ${clerkMajor}: back after a sign-out that leads to another document shows nothing of the last user`,
    { tag },
    async ({ browser, lab }) => {
      const { page, context } = await open(lab, browser, clerkMajor)
      await page.evaluate((redirectUrl) => {
        const clerk = Reflect.get(window, 'Clerk') as { signOut(options: object): Promise<void> } // the real one
        void clerk.signOut({ redirectUrl })
      }, `${lab.url}/sign-in`)
      await page.waitForURL('**/sign-in')
      await sleep(500)
      const since = Date.now()
      expect(await goBack(page)).toBe(true)
      await sleep(3_000)

      const moments = await momentsOf(page)
      expect(moments.length).toBeGreaterThan(1)
      expect(moments.flatMap(({ rows }) => rows)).toEqual([])
      await untilShown(page)
      expect(await whatIsKept(page)).not.toContain(`"owner":"${alice}"`)
      expect(lab.api.log.filter(({ at }) => at >= since)).toEqual([])
      await context.close()
    },
  )

  test(
    `clerk-js ${clerkMajor}: back to a page of the same user shows it once one new token has confirmed the user`,
    { tag },
    async ({ browser, lab }) => {
      const { page, context } = await open(lab, browser, clerkMajor)
      await leave(page, lab)
      const before = tokensAsked(lab)
      expect(await goBack(page)).toBe(true)
      await untilShown(page)
      await sleep(1_000)

      const moments = await momentsOf(page)
      expect(moments[0]?.rows).toEqual([])
      expect(moments.at(-1)?.rows).toHaveLength(ways.length)
      expect(tokensAsked(lab) - before).toBe(1)
      await context.close()
    },
  )

  test(
    `clerk-js ${clerkMajor}: back without a network stays hidden until there is one`,
    { tag },
    async ({ browser, lab }) => {
      const { page, context } = await open(lab, browser, clerkMajor)
      await leave(page, lab)
      await context.setOffline(true)
      expect(await goBack(page)).toBe(true)
      await sleep(4_000)
      expect((await momentsOf(page)).flatMap(({ rows }) => rows)).toEqual([])
      await context.setOffline(false)
      await untilShown(page)
      await context.close()
    },
  )

  test(
    `clerk-js ${clerkMajor}: back after a sign-out in another tab shows nothing of the last user`,
    { tag: '@long' },
    async ({ browser, lab }) => {
      const { page, context } = await open(lab, browser, clerkMajor)
      await leave(page, lab)
      const other = await context.newPage()
      await other.goto(`${lab.url}/?clerk=${clerkMajor}`)
      await other.waitForFunction(() => Reflect.get(window, 'Clerk')?.session)
      await other.evaluate(() => {
        const clerk = Reflect.get(window, 'Clerk') as { signOut(after: () => void): Promise<void> } // the real one
        return clerk.signOut(() => {})
      })
      const since = Date.now()
      await page.bringToFront()
      await goBack(page)
      await expect(page.locator('#who')).toHaveText('nobody')
      await sleep(2_000)
      expect((await momentsOf(page)).flatMap(({ rows }) => rows)).toEqual([])
      await expect(page.locator('.data')).toHaveCount(0)
      expect(lab.api.log.filter(({ at, owner }) => at >= since && owner === alice)).toEqual([])
      await context.close()
    },
  )
}
