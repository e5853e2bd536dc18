// Copies every ts and tsx code block of the Markdown files and docstrings into its own module, for tsc to check. Libraries for
// this (such as eslint-plugin-markdown and typescript-docs-verifier) do not read docstrings, or blocks that import each other.
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
  // API reports show declarations only.
  .filter((file) => file !== '' && !file.startsWith('.changeset/') && !file.endsWith('.api.md'))

rmSync(output, { recursive: true, force: true })
mkdirSync(output)
let count = 0
for (const file of files) {
  const page = file.replaceAll('/', '__').replace(/\.\w+$/, '')
  for (const { code, line, label } of findSnippets(readFileSync(join(root, file), 'utf8'))) {
    // Blocks that are labelled with file names may import each other.
    const isFile = /^[\w./-]+\.tsx?$/.test(label)
    const path = join(output, isFile ? `${page}/${label}` : `${page}__${line}.tsx`)
    mkdirSync(dirname(path), { recursive: true })
    // A block without an import is a module too.
    writeFileSync(path, `// ${file}:${line}\n${code}\nexport {}\n`, { flag: 'wx' })
    count += 1
  }
}
console.log(`${count} snippets in ${files.length} files`)
if (count === 0) throw new Error('No code block was found: check find-snippets.js.')
