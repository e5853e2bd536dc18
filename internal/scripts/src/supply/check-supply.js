import { exceptions, licences, reasons } from './rules.js'
import { nameVersion } from './read-lockfile.js'

/** @import { Lockfile } from './read-lockfile.js' */

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {boolean} [private]
 * @property {Record<string, string>} [scripts]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, string>} [peerDependencies]
 */

const installScripts = ['preinstall', 'install', 'postinstall', 'prepare']

/**
 * Says what is wrong with what a package asks its users to install.
 *
 * @param {Manifest} manifest
 * @returns {string[]}
 */
export function checkManifest({ name, private: isPrivate, scripts = {}, ...lists }) {
  if (isPrivate) return []
  const known = reasons[name]
  if (!known) return [`${name} is published, and nothing is said of its dependencies`]
  const asked = Object.keys({ ...lists.dependencies, ...lists.optionalDependencies, ...lists.peerDependencies })
  return [
    ...asked
      .filter((dependency) => !known[dependency])
      .map((dependency) => `${name} needs ${dependency} without a reason`),
    ...Object.keys(known)
      .filter((reason) => !asked.includes(reason))
      .map((reason) => `${name} no longer needs ${reason}`),
    ...installScripts
      .filter((script) => scripts[script])
      .map((script) => `${name} runs ${script} on its users' machines`),
  ]
}

/**
 * Says which packages of the lockfile are not pinned by their content.
 *
 * @param {Pick<Lockfile, 'resolutions'> & Partial<Pick<Lockfile, 'snapshots'>>} lockfile
 * @returns {string[]}
 */
export function checkIntegrity({ resolutions, snapshots = new Map() }) {
  const loose = [...resolutions].filter(([, resolution]) => !/^\{integrity: sha512-[\w+/]{86}==\}$/.test(resolution))
  const unlisted = [...snapshots.keys()].filter((key) => !resolutions.has(withoutPeers(key)))
  return [
    ...loose.map(([key, resolution]) => `${key} has no integrity hash of the registry's: ${resolution || 'nothing'}`),
    ...unlisted.map((key) => `${key} is used and not listed`),
  ]
}

/**
 * All packages that come with some, those included.
 *
 * @param {Lockfile} lockfile
 * @param {Iterable<readonly [string, string]>} direct names and versions
 * @returns {Set<string>} `name@version`
 */
export function closureOf({ snapshots }, direct) {
  const seen = new Set()
  const queue = [...direct]
    .filter(([, version]) => !version.startsWith('link:'))
    .map(([name, version]) => nameVersion(name, version))
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (seen.has(key)) continue
    seen.add(key)
    queue.push(...(snapshots.get(key) ?? []))
  }
  return new Set([...seen].map(withoutPeers))
}

/**
 * Says which licence is not allowed.
 *
 * @param {string} key `name@version`
 * @param {string | undefined} licence as its manifest names it; `undefined` when it is not installed
 */
export function checkLicence(key, licence) {
  const name = key.slice(0, key.lastIndexOf('@'))
  if (licence === undefined || exceptions[name] === licence) return []
  const choices = licence.replace(/[()]/g, '').split(' OR ')
  const isAllowed = choices.some((choice) => choice.split(' AND ').every((part) => licences.includes(part)))
  return isAllowed ? [] : [`${key} is under ${licence || 'no licence'}`]
}

/** @param {string} key */
function withoutPeers(key) {
  return key.split('(')[0] ?? key
}
