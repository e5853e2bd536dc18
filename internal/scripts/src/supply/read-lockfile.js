/**
 * @typedef {object} Lockfile
 * @property {Map<string, string>} resolutions what the lockfile says of where each `name@version` comes from
 * @property {Set<string>} bound the packages that are for some platforms alone
 * @property {Map<string, string[]>} snapshots the packages that each package needs, by name, version and peers
 * @property {Map<string, Map<string, string>>} importers the direct dependencies of each folder of the workspace, any kind
 */

/**
 * Reads pnpm's lockfile, as far as it is needed: its form is strict enough to do so line by line.
 *
 * @param {string} text
 * @returns {Lockfile}
 */
export function readLockfile(text) {
  const resolutions = new Map()
  const bound = new Set()
  const snapshots = new Map()
  const importers = new Map()
  let [section, entry, dependency] = ['', '', '']
  for (const line of text.split('\n')) {
    const [, indent = '', key = '', value = ''] = /^( *)'?([^'\n]+?)'?:(?: (.*))?$/.exec(line) ?? []
    if (key === '') continue
    if (indent.length === 0) section = key
    else if (indent.length === 2) {
      entry = key
      if (section === 'packages') resolutions.set(entry, '')
      if (section === 'snapshots') snapshots.set(entry, [])
      if (section === 'importers') importers.set(entry, new Map())
    } else if (section === 'packages' && key === 'resolution') resolutions.set(entry, value)
    else if (section === 'packages' && ['os', 'cpu', 'libc'].includes(key)) bound.add(entry)
    else if (section === 'snapshots' && indent.length === 6) snapshots.get(entry).push(nameVersion(key, unquote(value)))
    else if (section === 'importers' && indent.length === 6) dependency = key
    else if (section === 'importers' && key === 'version') importers.get(entry).set(dependency, unquote(value))
  }
  return { resolutions, bound, snapshots, importers }
}

/**
 * The key of a snapshot; one with another name in place of a version is an alias.
 *
 * @param {string} name
 * @param {string} version
 */
export function nameVersion(name, version) {
  return /^@?[a-z][^(]*@\d/i.test(version) ? version : `${name}@${version}`
}

/** @param {string} text */
function unquote(text) {
  return text.replace(/^'(.*)'$/, '$1')
}
