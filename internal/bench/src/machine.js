import { readFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform, totalmem } from 'node:os'
import { join } from 'node:path'

/** What the figures were taken on. */
export function describeMachine() {
  const processors = cpus()
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}`,
    node: process.version,
    load: loadavg()[0] ?? 0,
  }
}

/**
 * Gives the version of each installed peer.
 *
 * @returns {Record<string, string>}
 */
export function readVersions() {
  const peers = join(import.meta.dirname, '../peers')
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(join(peers, file), 'utf8'))
  const names = Object.keys(read('package.json').dependencies)
  return Object.fromEntries(names.map((name) => [name, read(`node_modules/${name}/package.json`).version]))
}
