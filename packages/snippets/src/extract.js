// Copies every ts and tsx code block of the Markdown files and docstrings into a module of its own, for tsc to check.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findSnippets } from './find-snippets.js'

const root = join(import.meta.dirname, '../../..')
const output = join(import.meta.dirname, '../.snippets')

const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.md', 'packages/*/src/*.ts', 'packages/*/src/*.tsx'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => file !== '' && !file.startsWith('.changeset/'))

rmSync(output, { recursive: true, force: true })
mkdirSync(output)
let count = 0
for (const file of files) {
  for (const { code, line } of findSnippets(readFileSync(join(root, file), 'utf8'))) {
    const name = `${file.replaceAll('/', '__').replace(/\.\w+$/, '')}__${line}.tsx`
    // A block without an import is a module too.
    writeFileSync(join(output, name), `// ${file}:${line}\n${code}\nexport {}\n`)
    count += 1
  }
}
console.log(`${count} snippets in ${files.length} files`)
if (count === 0) throw new Error('No snippet was found: does the extraction still work?')
