/**
 * Reads npm's lockfile, as far as it is needed.
 *
 * @param {string} text
 * @returns {{ resolutions: Map<string, string>, licences: Map<string, string> }} both by `name@version`; the first as pnpm would write it
 */
export function readNpmLockfile(text) {
  const resolutions = new Map()
  const licences = new Map()
  for (const [path, { name = nameOf(path), version, integrity, resolved = '', license }] of entriesOf(text)) {
    const key = `${name}@${version}`
    resolutions.set(key, integrity ? `{integrity: ${integrity}}` : resolved)
    licences.set(key, license ?? '')
  }
  return { resolutions, licences }
}

/**
 * @param {string} text
 * @returns {[string, { name?: string, version?: string, integrity?: string, resolved?: string, license?: string }][]}
 */
function entriesOf(text) {
  const { packages } = JSON.parse(text)
  // The first one, without a path, is the folder itself.
  return Object.entries(packages).filter(([path]) => path !== '')
}

/** @param {string} path */
function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}
