import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishedPackages } from './published-packages.js'

/**
 * Reads the changesets of a repository, before `changeset version` has used them up.
 *
 * @param {string} root the repository
 * @returns {() => string[]} after `changeset version`: the packages that became a new major though no changeset says so, neither of
 *   them, nor of a package that is released with them or is a peer of theirs
 */
export function unaskedMajors(root) {
  const folder = join(root, '.changeset')
  const changesets = readdirSync(folder).filter((file) => file.endsWith('.md'))
  const asked = changesets.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/^['"](.+)['"]: major$/gm)].map(([, name = '']) => name),
  )
  /** @type {{ fixed: string[][] }} */
  const { fixed } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'))
  const together = asked.flatMap((name) => [name, ...fixed.filter((group) => group.includes(name)).flat()])
  const before = new Map(publishedPackages(root).map(({ manifest }) => [manifest.name, majorOf(manifest)]))

  return () =>
    publishedPackages(root).flatMap(({ manifest }) => {
      const { name, version, peerDependencies = {} } = manifest
      if (majorOf(manifest) === before.get(name)) return []
      return [name, ...Object.keys(peerDependencies)].some((one) => together.includes(one))
        ? []
        : [`${name} ${version}`]
    })
}

/** @param {{ version: string }} manifest */
function majorOf({ version }) {
  return version.split('.')[0]
}
