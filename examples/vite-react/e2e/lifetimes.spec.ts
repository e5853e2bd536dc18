import type { Browser, Page } from '@playwright/test'
import type { Stack } from '@x/example-shared/server/stack.ts'
import { hide } from '@x/example-shared/playwright/hide.ts'
import { choose, counts, signInOn } from '@x/example-shared/playwright/page.ts'
import { expect, LIFE, test } from '@x/example-shared/playwright/stack.ts'
import { callsGoTo, HOOKS, wentTo } from './ways.ts'

const LONG = 20

// Every run has those with short-lived tokens; the full run adds the others.
const STAYS = [
  { tab: 'in front', target: 'same', life: LIFE, every: '1 s' },
  { tab: 'hidden', target: 'same', life: LIFE, every: '1 s' },
  { tab: 'hidden', target: 'other', life: LIFE, every: '1 s' },
  { tab: 'in front', target: 'same', life: LONG, every: '5 s' },
  { tab: 'in front', target: 'other', life: LONG, every: '5 s' },
  { tab: 'hidden', target: 'same', life: LONG, every: '5 s' },
  { tab: 'hidden', target: 'other', life: LONG, every: '5 s' },
] as const

for (const stay of STAYS) {
  const { tab, target, life } = stay
  const tag = ['@wait', ...(tab === 'hidden' ? ['@background'] : []), ...(life === LONG ? ['@long'] : [])]

  test.describe(`in a tab ${tab}, while ${life}-second tokens expire`, { tag }, () => {
    // All tests share one stay on the page; each checks the requests of its hook.
    test.describe.configure({ mode: 'default' })
    let seen: Awaited<ReturnType<typeof stayOnPage>>
    test.beforeAll(async ({ browser, workerStack }) => {
      test.setTimeout(120_000)
      seen = await stayOnPage(browser, workerStack, stay)
    })

    for (const { hook, path, way } of HOOKS) {
      const title = `${hook} sends a valid token with each request (${target} origin)`
      test(title, { tag: `@way:${way}-${target}` }, () => {
        const requests = seen.log.filter((entry) => entry.path === path)
        expect(requests.length).toBeGreaterThanOrEqual(4)
        expect(requests.filter(({ status, byHeader }) => status !== 200 || !byHeader)).toEqual([])
        expect(new Set(requests.map(({ claims }) => claims?.jti)).size).toBeGreaterThanOrEqual(3)
      })
    }

    test(`each request calls getToken() once, and none is replayed (${target} origin)`, () => {
      const { requests, tokensAsked, replays } = seen.counts
      expect(requests).toBeGreaterThanOrEqual(12)
      expect({ tokensAsked, replays }).toEqual({ tokensAsked: requests, replays: 0 })
    })
  })
}

async function stayOnPage(browser: Browser, stack: Stack, { tab, target, life, every }: (typeof STAYS)[number]) {
  stack.clerk?.setTokenLifetime(life)
  const page = await browser.newPage()
  await page.goto(stack.url)
  await signInOn(page, 'Alice')
  await callsGoTo(page, target, stack)
  await choose(page, 'Refetch every', every)
  if (tab === 'hidden') await hide(page)
  // Requests in flight when the interval was chosen may have been aborted before they had a token.
  const before = await countsAtRest(page)
  stack.log.length = 0

  await page.waitForTimeout(3.1 * life * 1000)
  const after = await countsAtRest(page)
  const gained = (name: keyof typeof after) => after[name] - before[name]
  const seen = {
    log: stack.log.filter(wentTo(target)),
    counts: { requests: gained('requests'), tokensAsked: gained('tokensAsked'), replays: gained('replays') },
  }
  await page.close()
  return seen
}

/** Returns the counts of the moment, within 1.5 seconds, in which the fewest requests wait for a token. */
async function countsAtRest(page: Page) {
  let rest = await counts(page)
  for (let moment = 0; moment < 15; moment += 1) {
    await page.waitForTimeout(100)
    const now = await counts(page)
    if (now.requests - now.tokensAsked <= rest.requests - rest.tokensAsked) rest = now
  }
  return rest
}
