import { join } from 'node:path'
import { publishedPackages } from '../published-packages.js'
import { run } from './processes.js'

/**
 * Packs the packages as they are published to npm.
 *
 * @param {string} folder for the tarballs
 * @returns {Promise<Map<string, string>>} the path of each tarball, by the name of its package
 */
export async function packPackages(folder) {
  await run('pnpm', ['--filter', './packages/*', 'pack', '--pack-destination', folder], process.cwd())
  return new Map(
    publishedPackages().map(({ manifest: { name, version } }) => [
      name,
      join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`),
    ]),
  )
}
