import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Lists the published packages: all in `packages`.
 *
 * @param {string} [root] the repository
 * @returns {{ folder: string, manifest: any }[]} the folder of each package, relative to `root`, and its package.json
 */
export function publishedPackages(root = process.cwd()) {
  return readdirSync(join(root, 'packages')).map((name) => ({
    folder: `packages/${name}`,
    manifest: JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')),
  }))
}
