import { join } from 'node:path'
import { publishedPackages } from '../published-packages.js'
import { run } from './processes.js'

/**
 * Makes the tarballs that npm would get.
 *
 * @param {string} folder for them
 * @returns {Promise<Map<string, string>>} the tarball of each package, by its name
 */
export async function packPackages(folder) {
  /** @type {Map<string, string>} */
  const tarballs = new Map()
  for (const { folder: home, manifest } of publishedPackages()) {
    await run('pnpm', ['pack', '--pack-destination', folder], home)
    const file = `${manifest.name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`
    tarballs.set(manifest.name, join(folder, file))
  }
  return tarballs
}
