// Runs the browser suite but the soak, prints what came of the matrix, and searches all that was recorded for tokens; with --write both go
// into docs/reliability.md. With --again it tells of the last run.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { chromium as playwright } from '@playwright/test'
import { chromium } from '@x/scripts/chromium'
import { checkFindings } from '../canary/check-findings.ts'
import { renderFindings } from '../canary/render-findings.ts'
import { search } from '../canary/search.ts'
import { readTraces, tracesFolder } from '../canary/sink.ts'
import { occasions } from '../cell.ts'
import { docsFile, putPart } from '../docs.ts'
import { readCounts, runPlaywright } from '../run-playwright.ts'
import { faults } from './faults.ts'
import { wordsOf, type Outcome } from './outcome.ts'
import { renderTable, tableFile, type Table } from './table.ts'

const folder = new URL('../../.e2e/matrix/', import.meta.url)

interface Result {
  readonly clerkMajor: '5' | '6'
  readonly outcomes: readonly Outcome[]
  readonly broken: readonly string[]
}

const isAgain = process.argv.includes('--again')
if (!isAgain) await rm(folder, { recursive: true, force: true })
const tests = isAgain ? await readCounts() : await runPlaywright(['--grep-invert', '@soak', '--workers=5'])

const results: Result[] = []
for (const name of await readdir(folder)) {
  results.push(JSON.parse(await readFile(new URL(name, folder), 'utf8')) as Result) // written by matrix.spec.ts
}
const outcomes = results.flatMap(({ clerkMajor, outcomes: some }) =>
  some.map((outcome) => ({ clerkMajor, ...outcome })),
)
const broken = results.flatMap((result) => result.broken)
const expected = faults.reduce((sum, fault) => sum + (fault.occasions?.length ?? occasions.length) * 3 * 2, 0)

const cells: Record<string, Record<'5' | '6', string>> = {}
for (const { id } of outcomes) cells[id] ??= { 5: '', 6: '' }
for (const outcome of outcomes) Object.assign(cells[outcome.id] ?? {}, { [outcome.clerkMajor]: wordsOf(outcome) })
const mostOf = (occasion: string) =>
  Math.max(...outcomes.filter((outcome) => outcome.occasion === occasion).map(({ requestsDuring }) => requestsDuring))
const table: Table = {
  cells,
  most: { first: mostOf('first'), focus: mostOf('focus'), interval: mostOf('interval'), mutation: mostOf('mutation') },
}

for (const { clerkMajor, id, requestsDuring, requests, clerkRequests, ...outcome } of outcomes) {
  const counts = `API ${requestsDuring}, then ${requests - requestsDuring}; Clerk ${clerkRequests}`
  console.log(
    `${id} (${clerkMajor}): ${wordsOf({ id, requestsDuring, requests, clerkRequests, ...outcome })} [${counts}]`,
  )
}
for (const what of broken) console.log(`BROKEN ${what}`)
const orders = outcomes.filter(({ occasion, end }) => occasion === 'mutation' && end === 'data')
const once = orders.filter(({ done }) => done === 1).length
const twice = orders.filter(({ sendsBefore }) => sendsBefore > 1).length
console.log(
  `${orders.length} mutations: ${once} done exactly once, ${twice} sent twice before another try, as a token was refused`,
)
console.log(
  `${outcomes.length} of ${expected} cells ran, ${broken.length} broken; most requests ${JSON.stringify(table.most)}`,
)

const browser = await playwright.launch(await chromium())
const version = `Chromium ${browser.version()}`
await browser.close()
const findings = search(() => readTraces(tracesFolder))
const found = renderFindings(findings, version)
const leaks = checkFindings(findings)
console.log(`\n${found}\n`)
for (const leak of leaks) console.log(`BROKEN the search for tokens: ${leak}`)

const passed = tests.passed + (leaks.length === 0 ? 1 : 0)
const failed = tests.failed + (leaks.length === 0 ? 0 : 1)
const isGood = outcomes.length === expected && broken.length === 0 && failed === 0
if (isGood && process.argv.includes('--write')) {
  await writeFile(tableFile, `${JSON.stringify(table, null, 2)}\n`)
  const text = await readFile(docsFile, 'utf8')
  await writeFile(docsFile, putPart(putPart(text, 'table', renderTable(table)), 'search', found))
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = isGood ? 0 : 1
