import { readFileSync } from 'node:fs'
import { run } from './processes.js'

/**
 * Installs packages with npm: ours from their tarballs, others at the versions of the catalog.
 *
 * @param {string} folder the app
 * @param {ReadonlyMap<string, string>} tarballs
 * @param {readonly string[]} names
 */
export async function install(folder, tarballs, names) {
  const sources = names.map((name) => tarballs.get(name) ?? `${name}@${versionOf(name)}`)
  await run('npm', ['install', '--no-audit', '--no-fund', ...sources], folder)
}

/**
 * Reads which packages a page tells to install.
 *
 * @param {string} commands a block of the page
 */
export function packagesOf(commands) {
  return [...commands.matchAll(/^npm install ([^#\n]+)/gm)].flatMap(([, names = '']) => names.trim().split(/\s+/))
}

/** @param {string} name */
function versionOf(name) {
  const line = readFileSync('pnpm-workspace.yaml', 'utf8')
    .split('\n')
    .find((text) => text.replaceAll("'", '').startsWith(`  ${name}: `))
  if (!line) throw new Error(`The catalog has no ${name}`)
  return line.replace(/^.*: /, '')
}
