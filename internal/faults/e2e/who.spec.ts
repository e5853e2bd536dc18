import { setTimeout as sleep } from 'node:timers/promises'
import { ways, type Cell } from '../src/cell.ts'
import type { Page } from '@playwright/test'
import { openPage } from '../src/matrix/open-page.ts'
import { changes, make } from '../src/who/changes.ts'
import { sightsOf, watchScreen, type Sight } from '../src/who/watch-screen.ts'
import { whatIsKept } from '../src/who/what-is-kept.ts'
import { expect, test } from './lab.ts'

const alice = 'user_alice@personal'

/** Requests of every kind that can be under way. */
const cells: readonly Cell[] = ways.flatMap((way) => [
  { id: `slow.${way}.first`, way, occasion: 'first' as const },
  { id: `500.${way}.focus`, way, occasion: 'focus' as const },
  { id: `often.${way}.interval`, way, occasion: 'interval' as const },
  { id: `slow.${way}.mutation`, way, occasion: 'mutation' as const },
  { id: `reset.${way}.mutation`, way, occasion: 'mutation' as const },
])

/** What a browser tells a tab that comes to the front. */
async function comeToFront(page: Page): Promise<void> {
  await page.bringToFront()
  await page.evaluate(() => {
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    window.dispatchEvent(new Event('focus'))
  })
}

/** At no moment was the data of anybody else on the screen. */
function expectOwnDataIn(sights: readonly Sight[]): void {
  for (const { who, owners } of sights)
    expect(
      owners.filter((owner) => owner !== who),
      who,
    ).toEqual([])
}

for (const clerkMajor of ['5', '6'] as const) {
  for (const change of changes) {
    for (const tab of ['this tab', 'another tab'] as const) {
      const isShort =
        change === (tab === 'this tab' ? 'user switch' : 'sign-out') && (clerkMajor === '5') === (tab === 'this tab')
      const title = `clerk-js ${clerkMajor}: ${change} in ${tab} while requests, retries, mutations and writes are under way`
      test(title, isShort ? {} : { tag: '@long' }, async ({ browser, lab }) => {
        lab.reset()
        lab.api.raise('/slow.', 'slow')
        lab.api.raise('/500.', '500')
        lab.api.raise('/reset.', 'reset')
        const { page, context, troubles } = await openPage({ lab, browser, clerkMajor, query: '&persist=1' })
        const other = tab === 'this tab' ? page : await context.newPage()
        if (other !== page) {
          await other.goto(`${lab.url}/?clerk=${clerkMajor}`)
          await other.waitForFunction(() => Reflect.get(window, 'Clerk')?.session !== undefined)
        }
        await watchScreen(page)
        await page.evaluate((all) => globalThis.lab.add(all), cells)
        await expect(page.locator('[data-cell$="interval"][data-state="data"]')).toHaveCount(3)
        await page.evaluate((all) => all.forEach(({ id }) => globalThis.lab.press(id)), cells)
        await sleep(250)

        const next = await make(change, other, lab)
        await comeToFront(page)
        await sleep(4_500)

        // Each tab has a session of its own, and takes over from another one only that it is gone.
        const now = tab === 'this tab' || change === 'sign-out' ? next : alice
        await expect(page.locator('#who')).toHaveText(now)
        const sights = await sightsOf(page)
        expect(sights).toContainEqual({ who: alice, owners: [alice] })
        expectOwnDataIn(sights)

        if (now !== next) {
          expect(await whatIsKept(page)).toContain(`"owner":"${alice}"`)
          // Loaded again, a tab is whoever was active last.
          await comeToFront(other)
          await sleep(1_000)
          await page.reload()
          await expect(page.locator('#who')).toHaveText(next)
          await page.evaluate((all) => globalThis.lab.add(all), cells)
          await expect(page.locator('[data-cell$="interval"][data-state="data"]')).toHaveCount(3)
          await sleep(3_500)
          const sightsOfNext = await sightsOf(page)
          expect(sightsOfNext).toContainEqual({ who: next, owners: [next] })
          expectOwnDataIn(sightsOfNext)
        }

        const kept = await whatIsKept(page)
        expect(kept).not.toContain(`${alice}:`)
        expect(kept).not.toContain(`"owner":"${alice}"`)
        // Those of Alice that were under way have ended by now, and no other has begun.
        const late = lab.api.log.filter(({ at, owner }) => owner === alice && at > Date.now() - 3_000)
        expect(late).toEqual([])
        if (next === 'nobody') expect(lab.api.log.filter(({ at }) => at > Date.now() - 3_000)).toEqual([])
        // What was ordered was ordered by whose token it came with, and once.
        for (const { key, owner } of lab.api.log) if (key !== undefined) expect(key.split(':')[0]).toBe(owner)
        for (const [key, order] of lab.api.orders) expect(key.split(':')[0]).toBe(order.owner)
        expect(lab.api.log.filter(({ key }) => key !== undefined).length).toBe(lab.api.orders.size)
        expect(troubles.filter((trouble) => !trouble.startsWith('IdentityChangedError'))).toEqual([])
        await context.close()
      })
    }
  }
}
