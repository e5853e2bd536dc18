// Leads a tab through its long life with each clerk-js; with --write what it held goes into docs/reliability.md.
import { readFile, writeFile } from 'node:fs/promises'
import { docsFile, putPart } from '../src/docs.ts'
import { runPlaywright } from '../src/run-playwright.ts'
import { renderTable } from './render-table.ts'
import { forgetResults, readResults } from './result.ts'

await forgetResults()
const { passed, failed } = await runPlaywright(['soak.spec.ts', '--workers=2'])
const table = renderTable(await readResults())
console.log(`\n${table}\n`)
if (failed === 0 && process.argv.includes('--write'))
  await writeFile(docsFile, putPart(await readFile(docsFile, 'utf8'), 'soak', table))
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
