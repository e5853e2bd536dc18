import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const peers = join(import.meta.dirname, '../peers')
const modules = join(peers, 'node_modules')

/**
 * Installs the libraries to measure, unless the installed versions match the lockfile. Copies the built packages next to them, to the
 * place where an install from a registry would put them. The libraries are outside the workspace, so that its install does not take longer.
 */
export function installPeers() {
  const stamp = join(modules, '.bench-lock')
  const lock = createHash('sha256')
    .update(readFileSync(join(peers, 'package-lock.json')))
    .digest('hex')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
    writeFileSync(stamp, lock)
  }
  for (const name of ['auth-fetch', 'react']) {
    const target = join(modules, '@x', name)
    rmSync(target, { recursive: true, force: true })
    for (const part of ['package.json', 'dist']) {
      cpSync(join(import.meta.dirname, '../../../packages', name, part), join(target, part), { recursive: true })
    }
  }
  run('node', ['support/prepare.js'])
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: peers, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`)
}
