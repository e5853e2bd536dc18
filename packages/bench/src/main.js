// Measures everything, prints the tables, and writes the page, the figures and the plots:
//   pnpm bench [--quick] [--only size,storm]
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { installPeers } from './install-peers.js'
import { describeMachine, readVersions } from './machine.js'
import { compareRuns } from './page/orderings.js'
import { writePage } from './page/page.js'
import { runSection } from './run-section.js'
import { toText } from './table.js'
import { toJson } from './to-json.js'
import { tablesOf } from './page/tables.js'

const all = ['size', 'correctness', 'storm', 'shapes', 'overhead', 'loopback', 'hooks', 'scale']
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } })
const sections = values.only?.split(',') ?? all

// A quick run shows that everything works; its figures are not for the page.
const docs = join(import.meta.dirname, values.quick ? '../reports/quick' : '../../../docs')
const folder = join(docs, 'benchmarks')
const resultFile = join(folder, 'results.json')
mkdirSync(folder, { recursive: true })

installPeers()
const before = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : undefined
const results = {
  ...(values.only && before),
  quick: values.quick,
  machine: describeMachine(),
  versions: readVersions(),
}
for (const section of sections) {
  process.stderr.write(`${section} …\n`)
  results[section] = await runSection(section, values.quick)
  for (const table of tablesOf(section, results)) console.log(`\n${toText(table)}\n`)
}
if (!values.only && all.every((section) => before?.[section])) {
  const compared = compareRuns(before, results)
  const count = (/** @type {'same' | 'near'} */ kind) => compared.reduce((total, ordering) => total + ordering[kind], 0)
  const reversed = compared.flatMap((ordering) => ordering.reversed.map((pair) => `${ordering.title}: ${pair}`))
  results.ordering = { same: count('same'), near: count('near'), reversed }
  console.log(`\nBeside the run before: pairs reversed: ${[reversed.length, ...reversed].join('; ')}`)
}
writeFileSync(resultFile, toJson(results))
execFileSync(process.execPath, ['plots/draw.js', resultFile, folder], {
  cwd: join(import.meta.dirname, '../peers'),
  stdio: 'inherit',
})
writeFileSync(join(docs, 'benchmarks.md'), writePage(results))
console.log(`\nWritten: ${join(docs, 'benchmarks.md')}`)
