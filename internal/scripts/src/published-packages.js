import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Lists the packages that npm gets.
 *
 * @param {string} [root] the repository
 * @returns {{ folder: string, manifest: any }[]} each one's folder, from the root on, and what its package.json holds
 */
export function publishedPackages(root = process.cwd()) {
  return readdirSync(join(root, 'packages'))
    .map((name) => ({
      folder: `packages/${name}`,
      manifest: JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')),
    }))
    .filter(({ manifest }) => !manifest.private)
}
