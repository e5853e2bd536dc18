// Runs the whole matrix and prints what came of it; with --write it becomes the table of docs/reliability.md.
import { spawnSync } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { occasions } from '../cell.ts'
import { faults } from './faults.ts'
import { wordsOf, type Outcome } from './outcome.ts'
import { renderTable, tableFile, type Table } from './table.ts'
import { docsFile, putTable } from './docs.ts'

const folder = new URL('../../.e2e/matrix/', import.meta.url)

interface Result {
  readonly clerkMajor: '5' | '6'
  readonly outcomes: readonly Outcome[]
  readonly broken: readonly string[]
}

if (!process.argv.includes('--again')) {
  await rm(folder, { recursive: true, force: true })
  spawnSync('playwright', ['test', 'e2e/matrix.spec.ts', '--workers=5'], { stdio: 'inherit' })
}

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
console.log(`${orders.length} mutations: ${orders.filter(({ done }) => done === 1).length} done exactly once`)
console.log(
  `${outcomes.length} of ${expected} cells ran, ${broken.length} broken; most requests ${JSON.stringify(table.most)}`,
)

const isGood = outcomes.length === expected && broken.length === 0
if (isGood && process.argv.includes('--write')) {
  await writeFile(tableFile, `${JSON.stringify(table, null, 2)}\n`)
  await writeFile(docsFile, putTable(await readFile(docsFile, 'utf8'), renderTable(table)))
}
process.exitCode = isGood ? 0 : 1
