import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const folder = import.meta.dirname
const root = join(folder, '../..')
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

interface Settings {
  readonly hooks?: 'bare-hooks' | 'auth-hooks'
  readonly exactOptionalPropertyTypes?: boolean
}

/** Compiles files of this folder against the built package, as an app would. Returns what the compiler says. */
function compile(
  files: readonly string[],
  { hooks = 'auth-hooks', exactOptionalPropertyTypes = false }: Settings = {},
) {
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
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: files.map((file) => join(folder, file)) }),
  )
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', project, '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  })
  return stdout + stderr
}

it.each(['drop-in.tsx', 'register.tsx'])('%s compiles with the hooks of TanStack Query', (file) => {
  expect(compile([file], { hooks: 'bare-hooks' })).toBe('')
})

it.each([
  ['strict', false],
  ['strict and exactOptionalPropertyTypes', true],
])(
  'the same programs, and those with requests, compile with our hooks under %s',
  (_name, exactOptionalPropertyTypes) => {
    expect(compile(['drop-in.tsx', 'requests.tsx'], { exactOptionalPropertyTypes })).toBe('')
    expect(compile(['register.tsx'], { exactOptionalPropertyTypes })).toBe('')
  },
)

/** Generic types that an app can look up: exported by an entry, by TypeScript or by a library. */
const known = ['swr', 'query'].map((entry) => readFileSync(join(root, `dist/${entry}.d.ts`), 'utf8')).join()
const fromOthers = ['Omit', 'Promise', 'Record', 'UseQueryOptions']

it.each([
  ['no-query-key.tsx', "Property 'queryKey' is missing in type '{ url: string; }'"],
  ['url-of-wrong-type.tsx', "Type '5' is not assignable to type 'string | "],
  ['query-fn-arguments.tsx', 'Target signature provides too few arguments. Expected 2 or more, but got 1.'],
  ['fetcher-arguments.tsx', "Type 'FetcherContext' has no call signatures."],
])('the compiler names the mistake in %s, and no internal type', (file, mistake) => {
  const message = compile([`mistakes/${file}`])
  expect(message).toContain(mistake)
  const names = [...message.matchAll(/\b[A-Z]\w+(?=<)/g)].map(([name]) => name)
  expect(names.filter((name) => !fromOthers.includes(name) && !new RegExp(`\\b${name}\\b`).test(known))).toEqual([])
})
