import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const packages = fileURLToPath(new URL('../../..', import.meta.url))
const modules = join(packages, 'react', 'node_modules')
const isWindows = process.platform === 'win32'

interface Manifest {
  readonly name: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** The tarballs that npm would publish, and those of what their users install beside them. */
export interface Tarballs {
  /**
   * Installs our two packages and these into an empty folder, with npm and without a network.
   *
   * @param names folders of this package's `node_modules`; what they depend on comes with them
   * @returns the folder
   */
  readonly install: (names: readonly string[]) => string
  readonly remove: () => void
}

/** Packs `@x/react` and `@x/auth-fetch`. */
export function pack(): Tarballs {
  const root = mkdtempSync(join(tmpdir(), 'x-react-packed-'))
  for (const name of ['auth-fetch', 'react']) {
    const [command = '', ...args] = pnpm(['pack', '--pack-destination', root])
    run(command, args, join(packages, name))
  }
  const ours = readdirSync(root).map((file) => join(root, file))

  return {
    install(names) {
      const folder = mkdtempSync(join(root, 'app-'))
      writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
      const theirs = withDependencies(names.map((name) => realpathSync(join(modules, name))))
      const tarballs = [...theirs].map((source) => repack(root, source))
      const options = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--cache', join(root, 'npm-cache')]
      run('npm', ['install', ...options, ...ours, ...tarballs], folder)
      return folder
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Runs a program and returns what it printed. */
export function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], shell: isWindows })
}

/** The pnpm that runs this, or the one that the repository names. */
function pnpm(args: readonly string[]): readonly string[] {
  if (process.env['npm_config_user_agent']?.startsWith('pnpm/')) return ['pnpm', ...args]
  return ['npx', '-y', 'pnpm@12.21.0', ...args]
}

/** Adds what packages depend on; pnpm keeps it beside them. */
function withDependencies(folders: readonly string[], found: Set<string> = new Set()): Set<string> {
  for (const folder of folders) {
    if (found.has(folder)) continue
    found.add(folder)
    const { name, dependencies = {} } = readManifest(folder)
    const beside = join(folder, ...name.split('/').map(() => '..'))
    withDependencies(
      Object.keys(dependencies).map((dependency) => realpathSync(join(beside, dependency))),
      found,
    )
  }
  return found
}

/** Makes a tarball of an installed package, as the registry has it. */
function repack(root: string, source: string): string {
  const copy = mkdtempSync(join(root, 'repack-'))
  cpSync(source, join(copy, 'package'), { recursive: true })
  const folder = join(root, 'tarballs')
  mkdirSync(folder, { recursive: true })
  const tarball = join(folder, `${readManifest(source).name.replace(/\W/g, '-')}.tgz`)
  run('tar', ['-czf', tarball, '-C', copy, 'package'], root)
  rmSync(copy, { recursive: true })
  return tarball
}

function readManifest(folder: string): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return manifest
}
