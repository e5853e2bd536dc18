// Measures everything, prints the tables, and writes the page, the figures and the plots:
//   pnpm bench [--quick]
// Or measures some sections and prints their tables, no more: a page is of one run, on one machine, at one commit.
//   pnpm bench --only size,storm [--quick]
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readTaken } from './commit.js'
import { installPeers } from './install-peers.js'
import { describeMachine, readVersions } from './machine.js'
import { compareText } from './page/compare-text.js'
import { compareWithBefore } from './page/orderings.js'
import { writePage } from './page/page.js'
import { runSection } from './run-section.js'
import { toText } from './table.js'
import { toJson } from './to-json.js'
import { tablesOf } from './page/tables.js'

const all = ['size', 'correctness', 'storm', 'shapes', 'overhead', 'loopback', 'hooks', 'scale']
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } })
const sections = values.only?.split(',') ?? all

const began = performance.now()
const taken = readTaken()
installPeers()
/** @type {any} */
const results = { quick: values.quick, taken, machine: describeMachine(), versions: readVersions() }
for (const section of sections) {
  process.stderr.write(`${section} …\n`)
  results[section] = await runSection(section, values.quick)
  for (const table of tablesOf(section, results)) console.log(`\n${toText(table)}\n`)
}
results.seconds = (performance.now() - began) / 1_000
console.log(`\nTook ${Math.round(results.seconds)} s`)
if (!values.only) write()

function write() {
  // A quick run shows that everything works; its figures are not for the page.
  const docs = join(import.meta.dirname, values.quick ? '../reports/quick' : '../../../docs')
  const folder = join(docs, 'benchmarks')
  const resultFile = join(folder, 'results.json')
  mkdirSync(folder, { recursive: true })
  const before = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : undefined
  if (all.every((section) => before?.[section])) {
    results.ordering = compareWithBefore(before, results)
    console.log(compareText(results.ordering))
  }
  writeFileSync(resultFile, toJson(results))
  execFileSync(process.execPath, ['plots/draw.js', resultFile, folder], {
    cwd: join(import.meta.dirname, '../peers'),
    stdio: 'inherit',
  })
  writeFileSync(join(docs, 'benchmarks.md'), writePage(results))
  console.log(`\nWritten: ${join(docs, 'benchmarks.md')}`)
}
