import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * Reads the result files that the test runners wrote into each package's `.results`, prints a line for each and the sum in the last
 * line.
 *
 * @param {string} [root] the repository
 * @returns {number} how many tests failed
 */
export function printTotals(root = process.cwd()) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const file of resultFiles(root)) {
    const counts = readCounts(JSON.parse(readFileSync(join(root, file), 'utf8')))
    console.log(`${file.replace('/.results/', ' ').replace('.json', '')}: ${describe(counts)}`)
    total.passed += counts.passed
    total.failed += counts.failed
    total.skipped += counts.skipped
  }
  console.log(describe(total))
  return total.failed
}

/**
 * Removes the results of earlier runs, which would be counted again. What turbo has cached, it puts back.
 *
 * @param {string} [root] the repository
 */
export function forgetResults(root = process.cwd()) {
  for (const file of resultFiles(root)) rmSync(join(root, file))
}

/** @param {string} root */
function resultFiles(root) {
  return ['packages', 'internal', 'examples'].flatMap((group) =>
    readdirSync(join(root, group)).flatMap((name) => {
      const folder = `${group}/${name}/.results`
      return existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((file) => `${folder}/${file}`) : []
    }),
  )
}

/**
 * Vitest and Playwright name their counts differently.
 *
 * @param {any} results
 * @returns {Counts}
 */
function readCounts({ stats, numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 }) {
  if (stats) return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
}

/** @param {Counts} counts */
function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
