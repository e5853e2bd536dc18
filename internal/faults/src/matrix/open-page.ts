import type { Browser } from '@playwright/test'
import { record } from '../canary/record.ts'
import { createFileSink, tracesFolder } from '../canary/sink.ts'
import type { LabServer } from '../server/start-lab.ts'
import type { Scene } from './fault.ts'

const sink = createFileSink(tracesFolder)

/** How a page is opened. */
export interface OpenOptions {
  readonly lab: LabServer
  readonly browser: Browser
  readonly clerkMajor: '5' | '6'
  readonly userId?: string
  readonly organizationId?: string
  /** Milliseconds by which the browser's clock is wrong. */
  readonly clockMs?: number | undefined
  readonly query?: string
  /** Runs in the page, before all else. */
  readonly prepare?: () => void
  /** Whether what the page sends and keeps is searched for tokens afterwards. @default true */
  readonly isRecorded?: boolean
}

/** Opens the page of the lab in a browser context of its own, with a user who has signed in before. */
export async function openPage({
  lab,
  browser,
  clerkMajor,
  userId = 'user_alice',
  organizationId,
  clockMs = 0,
  query = '',
  prepare,
  isRecorded = true,
}: OpenOptions): Promise<Scene & { readonly troubles: string[] }> {
  const context = await browser.newContext()
  if (isRecorded) record(context, lab, sink)
  const { cookies, sessionId } = lab.clerk.createSignedInClient(userId, { origin: lab.url, organizationId })
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: lab.url })))
  if (clockMs !== 0) await context.addInitScript(shiftClock, clockMs)
  if (prepare) await context.addInitScript(prepare)
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', ({ name, message, stack = '' }) => {
    // clerk-js lets these go by itself, also on a page that sends nothing: Clerk refuses to tell who is signed in, or the network
    // fails as a part of its user interface is loaded in advance.
    const trouble = `${name}: ${message}`
    const isClerks =
      /handleUnauthenticated .*clerk-js@5/.test(stack) || /ChunkLoadError.*@clerk\/clerk-js@/s.test(trouble)
    if (!isClerks) troubles.push(trouble)
  })
  await page.goto(`${lab.url}/?clerk=${clerkMajor}${query}`)
  await page.waitForFunction(() => 'lab' in window && Reflect.get(window, 'Clerk')?.session !== undefined)
  return { lab, context, page, sessionId, troubles }
}

/** Runs in the page, before all else. */
function shiftClock(ms: number): void {
  const Original = Date
  const shifted = class extends Original {
    constructor(...args: [] | [string | number]) {
      super(...((args.length === 0 ? [Original.now() + ms] : args) as [number]))
    }
    static override now(): number {
      return Original.now() + ms
    }
  }
  Object.defineProperty(globalThis, 'Date', { value: shifted, configurable: true, writable: true })
}
