// Copies every ts and tsx code block of the Markdown files and docstrings into a module of its own, for tsc to check.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findSnippets } from '../../src/find-snippets.js'

const root = join(import.meta.dirname, '../../../..')
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
  const page = file.replaceAll('/', '__').replace(/\.\w+$/, '')
  for (const { code, line, label } of findSnippets(readFileSync(join(root, file), 'utf8'))) {
    // Blocks that a page labels with file names may import each other.
    const isFile = /^[\w./-]+\.tsx?$/.test(label)
    const path = join(output, isFile ? `${page}/${label}` : `${page}__${line}.tsx`)
    mkdirSync(dirname(path), { recursive: true })
    // A block without an import is a module too.
    writeFileSync(path, `// ${file}:${line}\n${code}\nexport {}\n`, { flag: 'wx' })
    count += 1
  }
}
console.log(`${count} snippets in ${files.length} files`)
if (count === 0) throw new Error('No snippet was found: does the extraction still work?')
