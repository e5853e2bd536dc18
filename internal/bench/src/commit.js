import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * @typedef {object} Taken when and of what figures were taken
 * @property {string} date ISO
 * @property {string} commit `unknown` outside a clone
 * @property {boolean} isChanged whether the packages differ from the commit
 */

const root = join(import.meta.dirname, '../../..')

/** Empty outside a clone. */
const git = (/** @type {string[]} */ ...args) =>
  spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? ''

/** @returns {Taken} */
export function readTaken() {
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: git('rev-parse', '--short', 'HEAD') || 'unknown',
    isChanged: git('status', '--porcelain', '--', 'packages', 'internal/bench') !== '',
  }
}

/**
 * Tells whether two runs measured the same code.
 *
 * @param {Taken | undefined} one
 * @param {Taken} other
 */
export function isSameCommit(one, other) {
  const isKnown = other.commit !== 'unknown' && !one?.isChanged && !other.isChanged
  return isKnown && one?.commit === other.commit
}

/**
 * Names a commit for the page.
 *
 * @param {Taken} taken
 */
export function nameCommit({ commit, isChanged }) {
  return `\`${commit}\`${isChanged ? ' with changes that are not committed' : ''}`
}
