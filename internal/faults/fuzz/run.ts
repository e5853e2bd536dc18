// Runs every property as often as asked, and those of URLs a tenth as often in Chromium: `tsx fuzz/run.ts [cases] [seed]`.
import { chromium as playwright } from '@playwright/test'
import { chromium } from '@x/scripts/chromium'
import { openBrowserRunner } from './open-browser-runner.ts'
import { properties } from './properties.ts'
import { startRunner, type Runner } from './start-runner.ts'
import { properties as ofUrls } from './url-properties.ts'

const cases = Number(process.argv[2] ?? 1_000_000)
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31)
const counts = { passed: 0, failed: 0 }

async function runAll(runner: Runner, names: readonly string[], where: string, times: number): Promise<void> {
  for (const name of names) {
    const start = performance.now()
    console.log(`${name}, in ${where}: ${times} cases begin`)
    // oxlint-disable-next-line no-await-in-loop -- one after the other, on one core
    const { counterexample, runs } = await runner.run(name, times, seed)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    const holds = counterexample === undefined
    console.log(`${holds ? 'holds ' : 'BROKEN'} ${name}, in ${where}: ${runs} cases in ${seconds} s, seed ${seed}`)
    if (!holds) console.log(`       ${counterexample}`)
    counts[holds ? 'passed' : 'failed'] += 1
  }
  await runner.close()
}

await runAll(startRunner(new URL('properties.ts', import.meta.url)), Object.keys(properties), 'Node', cases)
const browser = await playwright.launch(await chromium())
const inChromium = await openBrowserRunner(browser)
await runAll(inChromium, Object.keys(ofUrls), `Chromium ${browser.version()}`, Math.ceil(cases / 10))
await browser.close()

console.log(`${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed > 0 ? 1 : 0
