import { chromium, type BrowserContextOptions, type LaunchOptions } from '@playwright/test'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClerkLocal } from '@x/clerk-local'
import { renderersOf } from './renderers.ts'

const QUIET_MS = 400

/** What a sleep has to leave undisturbed. */
interface Awake {
  readonly clerk?: ClerkLocal | undefined
  readonly log: readonly { readonly at: number }[]
}

/** A browser of its own whose pages can be put to sleep, as a closed lid does it: stopped, and none the wiser. */
export async function launchSleeper(launchOptions: LaunchOptions, options: BrowserContextOptions = {}) {
  const server = await chromium.launchServer(launchOptions)
  const browser = await chromium.connect(server.wsEndpoint())
  return {
    page: await browser.newPage(options),
    /** Stops all pages between two requests; the answer wakes them. */
    async sleep(ms: number, awake: Awake): Promise<() => void> {
      const pids = await renderersOf(server.process().pid ?? 0)
      await stopBetweenRequests(pids, awake)
      await wait(ms)
      return () => signalAll(pids, 'SIGCONT')
    },
    close: () => server.close(),
  }
}

/** A request caught half-way would wake up with the token that it took before the sleep, and need its replay. */
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
