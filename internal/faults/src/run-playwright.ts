import { spawnSync } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'

const file = new URL('../.results/playwright.json', import.meta.url)

/** How many tests passed, at once or at another try, and how many failed. */
export interface Counts {
  readonly passed: number
  readonly failed: number
}

/** Runs browser tests, telling of each. */
export async function runPlaywright(args: readonly string[]): Promise<Counts> {
  await rm(file, { force: true })
  spawnSync('playwright', ['test', ...args], { stdio: 'inherit', shell: process.platform === 'win32' })
  return readCounts()
}

/** The counts of the last run. */
export async function readCounts(): Promise<Counts> {
  const { stats } = JSON.parse(await readFile(file, 'utf8')) as {
    readonly stats: { readonly expected: number; readonly flaky: number; readonly unexpected: number }
  } // written by Playwright
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
}
