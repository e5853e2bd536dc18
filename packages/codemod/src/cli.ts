#!/usr/bin/env node
import { createTwoFilesPatch } from 'diff'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findExactKeys } from './exact-keys.js'
import { transform } from './transform.js'

const help = `auth-fetch-codemod [paths] [--write]

Moves hand-written Clerk token wrappers around fetch, SWR and TanStack Query to @x/react.
Without --write it only prints the changes.`

const skippedFolders = new Set(['node_modules', 'dist', 'build', 'out', 'coverage'])

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
})

if (values.help) print(help)
else run(positionals.length > 0 ? positionals : ['.'], values.write)

function run(paths: string[], mayWrite: boolean): void {
  let changed = 0
  const notes: string[] = []
  const origins = new Set<string>()
  const files = listFiles(paths).map((path) => {
    const before = readFileSync(path, 'utf8')
    return { path, before, result: transform(before, path) }
  })
  // A plain name may be another key in another file.
  const keys = new Set(files.flatMap(({ result }) => result.keys.filter((key) => !/^\w+$/.test(key))))
  for (const { path, before, result } of files) {
    const keysElsewhere = [...keys].filter((key) => !result.keys.includes(key))
    for (const { line, message } of [...result.notes, ...findExactKeys(before, path, keysElsewhere)])
      notes.push(`${path}:${line}\n    ${message}`)
    if (result.text === before) continue
    changed += 1
    for (const origin of result.origins) origins.add(origin)
    if (mayWrite) writeFileSync(path, result.text)
    print(createTwoFilesPatch(path, path, before, result.text, undefined, undefined, { context: 2 }))
  }
  if (notes.length > 0) print(`To do by hand:\n\n${notes.join('\n')}\n`)
  print(
    `Files: ${files.length} read, ${changed} ${mayWrite ? 'changed' : 'to change'}. Places to change by hand: ${notes.length}.`,
  )
  if (changed > 0) print(nextSteps([...origins], mayWrite))
}

function nextSteps(origins: string[], hasWritten: boolean): string {
  const list = origins.length > 0 ? ` origins={[${origins.map((origin) => `'${origin}'`).join(', ')}]}` : ''
  return [
    '',
    ...(hasWritten ? [] : ['No file was changed. Add --write to change them.']),
    'Then add the provider once, inside <ClerkProvider>, with your SDK’s useAuth:',
    '',
    "    import { AuthFetchProvider } from '@x/react/fetch'",
    `    <AuthFetchProvider useAuth={useAuth}${list}>`,
    '',
    'Failed requests now throw HttpError, with status and data. Format the files and run your type check.',
  ].join('\n')
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Returns the source files in these folders. A path to a file is returned as it is. */
export function listFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => (statSync(path).isDirectory() ? listFolder(path) : [path]))
}

function listFolder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return skippedFolders.has(entry.name) || entry.name.startsWith('.') ? [] : listFolder(path)
    return /\.(?:[jt]sx?|m[jt]s)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
}
