// A page that comes back in WebKitGTK, Safari's engine, which Playwright does not drive.
import { setTimeout as sleep } from 'node:timers/promises'
import { webkit, withSession } from '@x/scripts/webdriver'
import { nameOwner, ways, type Cell } from '../src/cell.ts'
import type { LabServer } from '../src/server/start-lab.ts'
import { watchReturn, type Moment } from '../src/who/watch-return.ts'
import { expect, test } from './lab.ts'

const alice = nameOwner('user_alice', null)
const cells: readonly Cell[] = ways.map((way) => ({ id: `${way}.first`, way, occasion: 'first' as const }))

/** A tab of WebKit. */
interface Tab {
  readonly open: (url: string) => Promise<void>
  readonly back: () => Promise<void>
  /** Runs in the page; resolves with what it resolves with. */
  readonly run: <T>(script: string) => Promise<T>
  readonly until: (condition: string) => Promise<void>
  readonly send: (method: string, path: string, body?: object) => Promise<unknown>
}

function withTab(drive: (tab: Tab) => Promise<void>): Promise<void> {
  return withSession(webkit, { browserName: 'MiniBrowser' }, async (send) => {
    await send('POST', '/timeouts', { script: 60_000 })
    const run: Tab['run'] = (script) =>
      send('POST', '/execute/async', {
        script: `const done = arguments[0]; (async () => { ${script} })().then(done, (error) => done(String(error)))`,
        args: [],
      })
    await drive({
      send,
      run,
      open: (url) => send('POST', '/url', { url }),
      back: () => send('POST', '/back'),
      async until(condition) {
        await expect.poll(() => run(`return Boolean(${condition})`), { timeout: 30_000 }).toBe(true)
      },
    })
  })
}

/** A page that shows rows of Alice. */
async function openAsAlice(tab: Tab, lab: LabServer, clerkMajor: '5' | '6'): Promise<void> {
  lab.reset()
  await tab.open(`${lab.url}/sign-in`)
  const { cookies } = lab.clerk.createSignedInClient('user_alice', { origin: lab.url })
  for (const { name, value } of cookies) {
    // oxlint-disable-next-line no-await-in-loop -- a driver takes one command after the other
    await tab.send('POST', '/cookie', { cookie: { name, value, path: '/' } })
  }
  await tab.open(`${lab.url}/?clerk=${clerkMajor}`)
  await tab.until(`window.lab && window.Clerk?.session`)
  await tab.run(`(${String(watchReturn)})(); lab.add(${JSON.stringify(cells)})`)
  await tab.until(`document.querySelectorAll('.data').length === ${ways.length}`)
}

const momentsOf = (tab: Tab) => tab.run<Moment[]>('return window.moments ?? []')

for (const clerkMajor of ['5', '6'] as const) {
  test(
    `clerk-js ${clerkMajor} in WebKit: back after a sign-out that leads to another document shows nothing of the last user`,
    { tag: '@long' },
    async ({ lab }) => {
      await withTab(async (tab) => {
        await openAsAlice(tab, lab, clerkMajor)
        await tab.run(`void Clerk.signOut({ redirectUrl: ${JSON.stringify(`${lab.url}/sign-in`)} })`)
        await tab.until(`location.pathname === '/sign-in'`)
        await sleep(500)
        const since = Date.now()
        await tab.back()
        await tab.until(`window.moments`)
        await sleep(3_000)

        const moments = await momentsOf(tab)
        expect(moments.length).toBeGreaterThan(1)
        expect(moments.flatMap(({ rows }) => rows)).toEqual([])
        expect(moments.at(-1)?.isShown).toBe(true)
        expect(lab.api.log.filter(({ at }) => at >= since)).toEqual([])
      })
    },
  )

  test(
    `clerk-js ${clerkMajor} in WebKit: back to a page of the same user shows it once a new token has confirmed the user`,
    { tag: '@long' },
    async ({ lab }) => {
      await withTab(async (tab) => {
        await openAsAlice(tab, lab, clerkMajor)
        await tab.run(`location.assign('/sign-in')`)
        await tab.until(`location.pathname === '/sign-in'`)
        await tab.back()
        await tab.until(`window.moments?.at(-1)?.isShown`)

        const moments = await momentsOf(tab)
        expect(moments[0]?.rows).toEqual([])
        await tab.until(`window.moments.at(-1).rows.length === ${ways.length}`)
      })
    },
  )

  test(
    `clerk-js ${clerkMajor} in WebKit: back after a sign-out in another tab shows nothing of the last user`,
    { tag: '@long' },
    async ({ lab }) => {
      await withTab(async (tab) => {
        await openAsAlice(tab, lab, clerkMajor)
        await tab.run(`location.assign('/sign-in')`)
        await tab.until(`location.pathname === '/sign-in'`)
        const first = await tab.send('GET', '/window')
        // The new tab stays where it is: the cache of pages is small.
        const { handle } = (await tab.send('POST', '/window/new', { type: 'tab' })) as { handle: string } // see WebDriver
        await tab.send('POST', '/window', { handle })
        await tab.open(`${lab.url}/?clerk=${clerkMajor}`)
        await tab.until(`window.Clerk?.session`)
        await tab.run(`await Clerk.signOut(() => {})`)
        await tab.send('POST', '/window', { handle: first })
        const since = Date.now()
        await tab.back()
        await tab.until(`document.querySelector('#who')?.textContent === 'nobody'`)
        await sleep(2_000)

        expect((await momentsOf(tab)).flatMap(({ rows }) => rows)).toEqual([])
        expect(await tab.run(`return document.querySelectorAll('.data').length`)).toBe(0)
        expect(lab.api.log.filter(({ at, owner }) => at >= since && owner === alice)).toEqual([])
      })
    },
  )
}
