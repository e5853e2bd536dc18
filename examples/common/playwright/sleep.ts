import { chromium, type BrowserContextOptions, type LaunchOptions } from '@playwright/test'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClerkLocal } from '@x/clerk-local'
import { renderersOf } from './renderers.ts'

const QUIET_MS = 400

/** What must be quiet before the pages are put to sleep. */
interface Awake {
  readonly clerk?: ClerkLocal | undefined
  readonly log: readonly { readonly at: number }[]
}

/** Launches a browser whose pages can be suspended, as when a laptop's lid is closed. */
export async function launchSleeper(launchOptions: LaunchOptions, options: BrowserContextOptions = {}) {
  const server = await chromium.launchServer(launchOptions)
  const browser = await chromium.connect(server.wsEndpoint())
  return {
    page: await browser.newPage(options),
    /** Suspends all pages between two requests. Returns a function that resumes them. */
    async sleep(ms: number, awake: Awake): Promise<() => void> {
      const pids = await renderersOf(server.process().pid ?? 0)
      await stopBetweenRequests(pids, awake)
      await wait(ms)
      return () => signalAll(pids, 'SIGCONT')
    },
    close: () => server.close(),
  }
}

/** A request suspended half-way would resume with the token from before the sleep, and need a replay. */
async function stopBetweenRequests(pids: readonly number[], awake: Awake): Promise<void> {
  signalAll(pids, 'SIGSTOP')
  const since = Date.now() - QUIET_MS
  await wait(QUIET_MS)
  if (![...awake.log, ...(awake.clerk?.requests() ?? [])].some(({ at }) => at > since)) return
  signalAll(pids, 'SIGCONT')
  await wait(QUIET_MS)
  return stopBetweenRequests(pids, awake)
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) process.kill(pid, signal)
}
