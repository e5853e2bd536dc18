import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

const own = join(import.meta.dirname, '../..')

export const isWindows = process.platform === 'win32'

/**
 * Our tarball and what it depends on come through npm, without a network. Its peers are those of this repository: linked, since
 * each is tens of megabytes.
 *
 * @param {string} root for what comes in between
 * @param {string} folder the app
 */
export function install(root, folder) {
  const manifest = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'))
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  const [command = '', ...args] = pnpm(['pack', '--pack-destination', root])
  run(command, args, own)
  for (const name of Object.keys(manifest.dependencies)) repack(root, name)
  const tarballs = readdirSync(root).filter((file) => file.endsWith('.tgz'))
  const options = [
    '--offline',
    '--ignore-scripts',
    '--omit=peer',
    '--no-audit',
    '--no-fund',
    '--cache',
    join(root, 'npm-cache'),
  ]
  run('npm', ['install', ...options, ...tarballs.map((file) => join(root, file))], folder)

  const modules = join(folder, 'node_modules')
  if (existsSync(join(modules, 'clerk-js-5'))) throw new Error('clerk-js comes as a dependency, with 800 MB of others')
  for (const name of Object.keys(manifest.peerDependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    const target = realpathSync(join(own, 'node_modules', name))
    symlinkSync(target, join(modules, name), 'junction')
    const { bin } = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'))
    for (const [tool, file] of Object.entries(bin)) linkTool(modules, tool, join(target, file))
  }
}

/**
 * @param {string} modules
 * @param {string} tool
 * @param {string} file
 */
function linkTool(modules, tool, file) {
  const path = join(modules, '.bin', isWindows ? `${tool}.cmd` : tool)
  const text = isWindows ? `@node "${file}" %*\r\n` : `#!/bin/sh\nexec node "${file}" "$@"\n`
  writeFileSync(path, text, { mode: 0o755 })
}

/**
 * Makes a tarball of an installed package, as the registry has it.
 *
 * @param {string} root
 * @param {string} name
 */
function repack(root, name) {
  const copy = mkdtempSync(join(root, 'repack-'))
  cpSync(realpathSync(join(own, 'node_modules', name)), join(copy, 'package'), { recursive: true })
  run('tar', ['-czf', join(root, `${name.replace(/\W/g, '-')}.tgz`), '-C', copy, 'package'], root)
}

/** @param {string[]} args the pnpm that runs this, or the one that the repository names */
function pnpm(args) {
  if (process.env['npm_config_user_agent']?.startsWith('pnpm/')) return ['pnpm', ...args]
  return ['npx', '-y', 'pnpm@12.21.0', ...args]
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function run(command, args, cwd) {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], shell: isWindows })
}
