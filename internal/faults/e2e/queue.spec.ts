import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page } from '@playwright/test'
import { ways } from '../src/cell.ts'
import { openPage } from '../src/matrix/open-page.ts'
import { make } from '../src/who/changes.ts'
import type { LabServer } from '../src/server/start-lab.ts'
import { whatIsKept } from '../src/who/what-is-kept.ts'
import { expect, test } from './lab.ts'

const cells = ways.map((way) => ({ id: `queue.${way}.mutation`, way, occasion: 'mutation' as const }))
const posts = (lab: LabServer) =>
  lab.api.log.filter(({ method }) => method === 'POST').map(({ key, owner }) => ({ key, owner }))

/** Presses all buttons offline, and waits until TanStack Query's mutation stands in the storage. */
async function queue(page: Page, context: BrowserContext): Promise<void> {
  await page.evaluate((all) => globalThis.lab.add(all), cells)
  await expect(page.locator('[data-state="idle"]')).toHaveCount(3)
  await context.setOffline(true)
  await page.evaluate((all) => all.forEach(({ id }) => globalThis.lab.press(id)), cells)
  await expect(page.locator('[data-cell="queue.query.mutation"][data-state="paused"]')).toBeVisible()
  await expect.poll(() => page.evaluate(() => localStorage.getItem('query'))).toContain('queue.query.mutation')
}

/**
 * Ends the page while it is offline, as a phone does that needs the memory. To leave or close it would bring it online for a moment, in
 * which TanStack Query begins to send, and keeps no longer what it then sends.
 */
async function kill(page: Page, context: BrowserContext): Promise<void> {
  const devtools = await context.newCDPSession(page)
  const killed = page.waitForEvent('crash')
  // Nobody is left to answer.
  void devtools.send('Page.crash').catch(() => {})
  await killed
  await page.close()
}

for (const clerkMajor of ['5', '6'] as const) {
  const persisted = { clerkMajor, query: '&persist=1' }

  test(
    `clerk-js ${clerkMajor}: what Alice ordered offline is sent once, as hers, when she is back`,
    { tag: '@long' },
    async ({ browser, lab }) => {
      lab.reset()
      const { page, context } = await openPage({ lab, browser, ...persisted })
      await queue(page, context)
      await context.setOffline(false)
      await expect(page.locator('[data-cell="queue.query.mutation"][data-state="data"]')).toBeVisible()
      expect(posts(lab)).toEqual([{ key: 'user_alice@personal:queue.query.mutation#0', owner: 'user_alice@personal' }])
      await context.close()
    },
  )

  test(`clerk-js ${clerkMajor}: what Alice ordered offline is sent as hers after a reload`, async ({
    browser,
    lab,
  }) => {
    lab.reset()
    const { page, context } = await openPage({ lab, browser, ...persisted })
    await queue(page, context)
    const url = page.url()
    await kill(page, context)
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(url)
    await expect
      .poll(() => posts(lab))
      .toEqual([{ key: 'user_alice@personal:queue.query.mutation#0', owner: 'user_alice@personal' }])
    await context.close()
  })

  test(`clerk-js ${clerkMajor}: what Alice ordered offline is never sent as Bob, who comes after a reload`, async ({
    browser,
    lab,
  }) => {
    lab.reset()
    const { page, context } = await openPage({ lab, browser, ...persisted })
    await queue(page, context)
    const url = page.url()
    await kill(page, context)
    await context.setOffline(false)
    await context.clearCookies()
    const { cookies } = lab.clerk.createSignedInClient('user_bob', { origin: lab.url })
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: lab.url })))
    const bobs = await context.newPage()
    await bobs.goto(url)
    await expect(bobs.locator('#who')).toHaveText('user_bob@personal')
    await bobs.evaluate((all) => globalThis.lab.add(all), cells)
    await sleep(2_000)
    expect(posts(lab)).toEqual([])
    expect(await whatIsKept(bobs)).not.toContain('user_alice')
    await context.close()
  })

  test(
    `clerk-js ${clerkMajor}: what Alice ordered offline is never sent as Bob, who comes as she is back`,
    { tag: '@long' },
    async ({ browser, lab }) => {
      lab.reset()
      lab.api.raise('/queue.', 'slow')
      const { page, context } = await openPage({ lab, browser, ...persisted })
      await queue(page, context)
      await context.setOffline(false)
      await make('user switch', page, lab)
      await expect(page.locator('#who')).toHaveText('user_bob@personal')
      await sleep(2_000)
      for (const { owner } of posts(lab)) expect(owner).toBe('user_alice@personal')
      expect(await whatIsKept(page)).not.toContain('user_alice')
      await context.close()
    },
  )
}
