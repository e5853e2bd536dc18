// What npm would publish, installed into empty folders: each entry needs its own library, and no Clerk.
import { cpSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pack, run, type Tarballs } from './install.js'

const require = createRequire(import.meta.url)
const apps = fileURLToPath(new URL('apps', import.meta.url))
const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
const jsdom = pathToFileURL(require.resolve('jsdom')).href

const react19 = ['react', 'react-dom', '@types/react']
const react18 = ['react-18', 'react-dom-18', '@types/react']

const tsconfig = {
  compilerOptions: {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'nodenext',
    jsx: 'react-jsx',
    types: [],
    outDir: 'dist',
  },
}

let tarballs: Tarballs

beforeAll(() => {
  tarballs = pack()
}, 300_000)

afterAll(() => tarballs.remove())

/** The packages of a folder, scopes included. */
function packagesIn(folder: string): string[] {
  const modules = join(folder, 'node_modules')
  return readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => (name.startsWith('@') ? readdirSync(join(modules, name)).map((sub) => `${name}/${sub}`) : name))
    .sort()
}

/** What Node says of an entry. */
function load(folder: string, entry: string): string {
  const script = `import('${entry}').then(() => console.log('loaded'), ({ code, message }) => console.log(code, message))`
  return run(process.execPath, ['--input-type=module', '-e', script], folder)
}

describe.each([
  { name: 'neither library', libraries: [], names: ['fetch'], missing: ['swr', 'query'] },
  { name: 'SWR alone', libraries: ['swr'], names: ['fetch', 'swr'], missing: ['query'] },
  { name: 'TanStack Query alone', libraries: ['@tanstack/react-query'], names: ['fetch', 'query'], missing: ['swr'] },
  {
    name: 'both libraries, on React 18',
    react: react18,
    libraries: ['swr', '@tanstack/react-query'],
    names: ['fetch', 'swr', 'query'],
    missing: [],
  },
])('with $name', ({ react = react19, libraries, names, missing }) => {
  it('installs, type-checks and runs what its entries give, and no Clerk package is there', () => {
    const folder = tarballs.install([...react, ...libraries])
    const installed = packagesIn(folder)
    expect(installed.filter((name) => /clerk/i.test(name))).toEqual([])
    for (const library of ['swr', '@tanstack/react-query']) {
      expect([library, installed.includes(library)]).toEqual([library, libraries.includes(library)])
    }

    const files = ['providers', ...names].map((name) => `${name}.tsx`)
    for (const file of [...files, 'run.mjs']) cpSync(join(apps, file), join(folder, file))
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...tsconfig, files }))
    run(process.execPath, [tsc, '-p', folder], folder)

    expect(
      run(process.execPath, ['run.mjs', jsdom, ...names], folder)
        .trim()
        .split('\n'),
    ).toEqual(names.map((name) => `${name}: Bearer token`))
    for (const entry of missing) expect(load(folder, `@x/react/${entry}`)).toContain('ERR_MODULE_NOT_FOUND')
    expect(load(folder, '@x/react')).toMatch(/ERR_MODULE_NOT_FOUND.*(clerk-react|swr|react-query)/)
  }, 300_000)
})
