import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

const folder = import.meta.dirname
const root = join(folder, '../..')
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

interface Settings {
  readonly hooks?: 'bare-hooks' | 'auth-hooks'
  readonly exactOptionalPropertyTypes?: boolean
}

/** Compiles files of this folder against the built package, as an app would. Returns what the compiler says. */
function compile(files: readonly string[], { hooks = 'auth-hooks', exactOptionalPropertyTypes = false }: Settings = {}) {
  const project = mkdtempSync(join(folder, '.project-'))
  onTestFinished(() => rmSync(project, { recursive: true, force: true }))
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes,
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    module: 'nodenext',
    jsx: 'react-jsx',
    types: [],
    skipLibCheck: true,
    noEmit: true,
    paths: { hooks: [join(folder, `${hooks}.ts`)] },
  }
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: files.map((file) => join(folder, file)) }))
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', project, '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  })
  return stdout + stderr
}
