// Installs the packed packages with the oldest and the newest versions that the peer ranges allow, type-checks apps with several
// TypeScript versions and module resolutions, and runs them. The weekly CI runs each row in its own job. This script runs all rows on one
// machine. It needs the network: `pnpm --filter @x/scripts test:matrix [part of a row's name]`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRows } from './matrix/rows.js'
import { compilers, resolutions, tryRow } from './matrix/try-row.js'
import { packPackages } from './packed-apps/pack-packages.js'
import { run } from './packed-apps/processes.js'

/** Parts of the names of the rows to run. */
const wanted = process.argv.slice(2)

const root = mkdtempSync(join(tmpdir(), 'matrix-'))
const tools = join(root, 'tools')
const rows = createRows(pathToFileURL(join(tools, 'node_modules', 'jsdom', 'lib', 'api.js')).href).filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
)
/** @type {string[]} */
const failures = []
try {
  const tarballs = await packPackages(join(root, 'ours'))
  mkdirSync(tools)
  writeFileSync(join(tools, 'package.json'), '{ "private": true }')
  const packages = ['jsdom@26', ...compilers.map((version) => `ts-${version}@npm:typescript@${version}`)]
  await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], tools)
  for (const row of rows)
    failures.push(...(await tryRow(row, join(root, row.name.replace(/\W+/g, '-')), tarballs, tools)))
} finally {
  rmSync(root, { recursive: true, force: true })
}
for (const failure of failures) console.error(`\n${failure}`)
console.log(
  `\n${rows.length} installs, ${rows.length * compilers.length * resolutions.length} type checks, ${failures.length} failures`,
)
process.exitCode = failures.length > 0 || rows.length === 0 ? 1 : 0
