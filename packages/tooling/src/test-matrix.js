// Installs what npm would publish beside the oldest and the newest versions that the peer ranges allow, type-checks apps with several
// TypeScripts and module resolutions, and runs them. It needs the network, and minutes: `pnpm test:matrix`.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const compilers = ['5.4.5', '5.9.3', '7.0.2']
const resolutions = [
  { module: 'nodenext', moduleResolution: 'nodenext' },
  { module: 'esnext', moduleResolution: 'bundler' },
]
const rows = [
  {
    name: 'oldest, React 18',
    packages: [
      'react@18.3.1',
      'react-dom@18.3.1',
      '@types/react@18.3.0',
      'swr@2.3.0',
      '@tanstack/react-query@5.90.1',
      '@clerk/clerk-react@5.0.0',
    ],
  },
  {
    name: 'oldest, React 19',
    packages: [
      'react@19.0.0',
      'react-dom@19.0.0',
      '@types/react@19.0.0',
      'swr@2.3.0',
      '@tanstack/react-query@5.90.1',
      '@clerk/clerk-react@5.21.0',
    ],
  },
  {
    name: 'newest, React 18',
    packages: [
      'react@18',
      'react-dom@18',
      '@types/react@18',
      'swr@2',
      '@tanstack/react-query@5',
      '@clerk/clerk-react@5',
    ],
  },
  {
    name: 'newest, React 19',
    packages: [
      'react@19',
      'react-dom@19',
      '@types/react@19',
      'swr@2',
      '@tanstack/react-query@5',
      '@clerk/clerk-react@5',
    ],
  },
]
/** Only the rows whose name has this. */
const [wanted = ''] = process.argv.slice(2)
const chosen = rows.filter(({ name }) => name.includes(wanted))

const apps = ['fetch', 'swr', 'query']

/** The root entry, with the Clerk SDK that it asks. */
const rootApp = `import { ClerkProvider } from '@clerk/clerk-react'
import { AuthFetchProvider, useAuthFetch, useAuthQuery, useClerkSWR } from '@x/react'

function Orders() {
  const authFetch = useAuthFetch()
  const swr = useClerkSWR<string[]>('/api/orders')
  const query = useAuthQuery<string[]>({ queryKey: ['orders'], url: '/api/orders' })
  return <button onClick={() => void authFetch('/api/orders')}>{swr.data?.[0] ?? query.data?.[0]}</button>
}

export function App() {
  return (
    <ClerkProvider publishableKey="pk_test_a2V5LmNsZXJrLmFjY291bnRzLmRldiQ">
      <AuthFetchProvider origins={['https://api.example.com']}>
        <Orders />
      </AuthFetchProvider>
    </ClerkProvider>
  )
}
`

const root = mkdtempSync(join(tmpdir(), 'matrix-'))
/** @type {string[]} */
const failures = []
try {
  for (const name of ['auth-fetch', 'react']) {
    run('pnpm', ['pack', '--pack-destination', join(root, 'ours')], join('packages', name))
  }
  const ours = readdirSync(join(root, 'ours')).map((file) => join(root, 'ours', file))
  const tools = createFolder('tools')
  install(tools, ['jsdom@26', ...compilers.map((version) => `ts-${version}@npm:typescript@${version}`)])
  for (const row of chosen) tryRow(row, ours, tools)
} finally {
  rmSync(root, { recursive: true, force: true })
}
for (const failure of failures) console.error(`\n${failure}`)
console.log(
  `\n${chosen.length} installs, ${chosen.length * compilers.length * resolutions.length} type checks, ${failures.length} failures`,
)
process.exitCode = failures.length > 0 ? 1 : 0

/**
 * @param {typeof rows[number]} row
 * @param {string[]} ours the tarballs
 * @param {string} tools where the compilers are
 */
function tryRow({ name, packages }, ours, tools) {
  const folder = createFolder(name.replace(/\W+/g, '-'))
  const installed = spawn(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...ours, ...packages],
    folder,
  )
  if (installed.status !== 0) return fail(name, 'npm install', installed.output)
  cpSync(join('packages', 'react', 'test', 'packed', 'apps'), folder, { recursive: true })
  writeFileSync(join(folder, 'root.tsx'), rootApp)
  for (const version of compilers) {
    for (const resolution of resolutions)
      check(folder, join(tools, 'node_modules', `ts-${version}`), version, resolution, name)
  }
  const jsdom = new URL(`file://${join(tools, 'node_modules', 'jsdom', 'lib', 'api.js')}`).href
  const { output } = spawn(process.execPath, ['run.mjs', jsdom, ...apps], folder)
  const expected = apps.map((app) => `${app}: Bearer token`)
  if (output.trim() !== expected.join('\n')) fail(name, 'running', output)
  const loaded = spawn(process.execPath, ['--input-type=module', '-e', "await import('@x/react')"], folder)
  if (loaded.status !== 0) fail(name, 'loading @x/react', loaded.output)
}

/**
 * @param {string} folder
 * @param {string} compiler
 * @param {string} version
 * @param {typeof resolutions[number]} resolution
 * @param {string} name
 */
function check(folder, compiler, version, resolution, name) {
  const files = ['providers', ...apps, 'root'].map((app) => `${app}.tsx`)
  const compilerOptions = {
    ...resolution,
    strict: true,
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    jsx: 'react-jsx',
    types: [],
    rootDir: '.',
    outDir: 'dist',
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
  const { status, output } = spawn(
    process.execPath,
    [join(compiler, 'bin', 'tsc'), '-p', folder, '--pretty', 'false'],
    folder,
  )
  // What stands in the declarations of others is theirs.
  const errors = output.split('\n').filter((line) => line.includes('error TS') && !/node_modules\/(?!@x\/)/.test(line))
  const what = `TypeScript ${version}, ${resolution.moduleResolution}`
  console.log(`${name}: ${what}: ${errors.length === 0 ? 'passes' : `${errors.length} errors`}`)
  if (errors.length > 0 || (status !== 0 && output === '')) fail(name, what, errors.join('\n'))
}

/**
 * @param {string} name
 * @param {string} what
 * @param {string} output
 */
function fail(name, what, output) {
  failures.push(`${name}: ${what} failed\n${output.slice(0, 2_000)}`)
}

/** @param {string} name */
function createFolder(name) {
  const folder = join(root, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  return folder
}

/**
 * @param {string} folder
 * @param {string[]} packages
 */
function install(folder, packages) {
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], folder)
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
function run(command, args, cwd) {
  const { status, output } = spawn(command, args, cwd)
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed\n${output}`)
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
function spawn(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  return { status, output: `${stdout}${stderr}` }
}
