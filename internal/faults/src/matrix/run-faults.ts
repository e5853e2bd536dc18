import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import type { Cell } from '../cell.ts'
import { cellsOf } from './cells-of.ts'
import type { Fault, Scene } from './fault.ts'
import type { Outcome } from './outcome.ts'

/**
 * Raises faults that can share a page, watches their cells, ends the faults, and watches how the cells recover.
 *
 * @param patienceMs milliseconds in which what recovers by itself has done so
 */
export async function runFaults(scene: Scene, faults: readonly Fault[], patienceMs: number): Promise<Outcome[]> {
  const { page, lab } = scene
  const cells = faults.flatMap((fault) => cellsOf(fault).map((cell) => ({ ...cell, fault })))
  const ends = faults.some(({ endsSession }) => endsSession) ? 'signed out' : 'data'
  await add(page, cells.filter(isWatched))
  await page.waitForFunction(
    (count) => document.querySelectorAll('[data-state="data"]').length === count,
    cells.filter(isWatched).length,
  )

  lab.api.log.length = 0
  lab.clerk.clearRequests()
  await page.evaluate(() => globalThis.lab.forget())
  const raisedAt = performance.now()
  for (const fault of faults) {
    if (fault.api) lab.api.raise(`/${fault.id}.`, fault.api, fault.times)
    await fault.raise?.(scene)
  }
  await add(
    page,
    cells.filter((cell) => !isWatched(cell)),
  )
  await press(
    page,
    cells.filter(({ occasion }) => occasion === 'mutation'),
  )
  await focus(page)

  await sleep(Math.max(...faults.map(({ holdMs }) => holdMs)))
  // On a busy machine the page may need longer. Who waits for Clerk or the network may do so for as long as it takes.
  if (faults.every(({ api }) => api))
    await page.waitForFunction(isSettled, undefined, { timeout: 10_000 }).catch(() => {})
  const during = await look(page)
  const clerkRequests = lab.clerk.requests().length
  const requestsDuring = new Map(cells.map(({ id }) => [id, countRequests(scene, id)]))
  const loweredAt = performance.now()
  for (const fault of faults) {
    if (fault.api) lab.api.lower(`/${fault.id}.`)
    await fault.lower?.(scene)
  }

  await waitForState(page, cells, ends, patienceMs)
  const after = await look(page)
  const doneBefore = new Map(cells.map(({ id }) => [id, countDone(scene, id)]))
  const sendsBefore = new Map(cells.map(({ id }) => [id, countSends(scene, id)]))
  const waiting = cells.filter(({ id }) => !isFine(after.get(id)?.now))
  await press(page, waiting)
  await waitForState(page, cells, ends, 8_000)
  const end = await look(page)
  const [heldMs, watchedMs] = [loweredAt - raisedAt, performance.now() - loweredAt]

  return cells.map(({ fault, ...cell }) => {
    const { id } = cell
    const seen = during.get(id)?.states ?? []
    return {
      ...cell,
      fault: fault.name,
      during: seen,
      recovered: recoveryOf(seen, after.get(id)?.now, end.get(id)?.now),
      end: end.get(id)?.now ?? 'nothing',
      text: end.get(id)?.text ?? '',
      advice: during.get(id)?.alert ?? '',
      requestsDuring: requestsDuring.get(id) ?? 0,
      requests: countRequests(scene, id),
      clerkRequests,
      heldMs,
      watchedMs,
      sendsBefore: sendsBefore.get(id) ?? 0,
      sends: countSends(scene, id),
      doneBefore: doneBefore.get(id) ?? 0,
      done: countDone(scene, id),
    }
  })
}

/** Those that were there before the fault. */
function isWatched({ occasion }: Cell): boolean {
  return occasion === 'focus' || occasion === 'interval'
}

function recoveryOf(during: readonly string[], after = '', end = ''): Outcome['recovered'] {
  if (isFine(during.at(-1))) return during.some((state) => /Error|paused/.test(state)) ? 'meanwhile' : 'undisturbed'
  if (isFine(after)) return 'by itself'
  return isFine(end) ? 'at the next try' : 'never'
}

function isFine(state: string | undefined): boolean {
  return state === 'data'
}

/** What each cell shows and has shown. */
async function look(page: Page) {
  const seen = await page.evaluate(() =>
    globalThis.lab.reports().map(({ id, states }) => {
      const element = document.querySelector(`[data-cell="${id}"]`)
      const now = element?.getAttribute('data-state') ?? ''
      const text = element?.querySelector('.data')?.textContent ?? ''
      return [id, { states, now, text, alert: element?.querySelector('[role="alert"]')?.textContent ?? '' }] as const
    }),
  )
  return new Map(seen)
}

async function add(page: Page, cells: readonly Cell[]): Promise<void> {
  const plain = cells.map(({ id, way, occasion }) => ({ id, way, occasion }))
  await page.evaluate((more) => globalThis.lab.add(more), plain)
  await page.waitForFunction(
    (ids) => ids.every((id) => document.querySelector(`[data-cell="${id}"]`)),
    plain.map(({ id }) => id),
  )
}

async function press(page: Page, cells: readonly Cell[]): Promise<void> {
  await page.evaluate(
    (ids) => ids.forEach((id) => globalThis.lab.press(id)),
    cells.map(({ id }) => id),
  )
}

/** What a browser tells a page that comes to the front. */
async function focus(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    window.dispatchEvent(new Event('focus'))
  })
}

/** Waits for a state in every cell, and no longer than it may take: what did not come is seen from the outcome. */
async function waitForState(page: Page, cells: readonly Cell[], state: string, timeout: number): Promise<void> {
  const asked = [cells.map(({ id }) => id), state] as const
  await page.waitForFunction(areIn, asked, { timeout, polling: 200 }).catch(() => {})
}

/** Runs in the page. */
function isSettled(): boolean {
  return document.querySelector('[data-state="loading"]') === null
}

/** Runs in the page. */
function areIn([ids, state]: readonly [string[], string]): boolean {
  return ids.every((id) => document.querySelector(`[data-cell="${id}"][data-state="${state}"]`))
}

function countRequests({ lab }: Scene, id: string): number {
  return lab.api.log.filter(({ cell }) => cell === id).length
}

/** How often the order that was sent most often was sent. */
function countSends({ lab }: Scene, id: string): number {
  const counts = new Map<string, number>()
  for (const { cell, key } of lab.api.log)
    if (cell === id && key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

function countDone({ lab }: Scene, id: string): number {
  return [...lab.api.orders.values()].filter(({ cell }) => cell === id).length
}
