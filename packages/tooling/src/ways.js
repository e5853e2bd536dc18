import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The rows of the table: what a tag stands for. */
const ROWS = [
  ['way:vanilla-same', 'plain JavaScript, own origin'],
  ['way:vanilla-other', 'plain JavaScript, other origin'],
  ['way:react-fetch-same', 'useAuthFetch, own origin'],
  ['way:react-fetch-other', 'useAuthFetch, other origin'],
  ['way:react-swr-same', 'useClerkSWR, own origin'],
  ['way:react-swr-other', 'useClerkSWR, other origin'],
  ['way:react-query-same', 'useAuthQuery, own origin'],
  ['way:react-query-other', 'useAuthQuery, other origin'],
  ['background', 'in a hidden tab'],
  ['sleep', 'after a sleep'],
  ['two-tabs', 'two tabs, two organizations'],
  ['snippet', 'hand-written code breaks, this does not'],
]

/**
 * @typedef {{ tags: string[], tests: { projectName: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[] }} Spec
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 * @typedef {{ example: string, browser: string, tags: string[], status: Spec['tests'][number]['status'] }} Outcome
 */

/**
 * Prints what the browser tests of each example say of each way to make a request: how many of how many passed, in each browser.
 *
 * @param {string} [root] the repository
 */
export function printWays(root = process.cwd()) {
  const outcomes = readOutcomes(root)
  const columns = [
    ...new Map(outcomes.map(({ example, browser }) => [`${example} ${browser}`, { example, browser }])).values(),
  ]
  const table = [
    ['', ...columns.map(({ example }) => example)],
    ['', ...columns.map(({ browser }) => browser)],
    ...ROWS.map(([tag = '', name = '']) => [name, ...columns.map((column) => describe(tag, column, outcomes))]),
  ]
  const widths = table[0]?.map((_, index) => Math.max(...table.map((row) => row[index]?.length ?? 0))) ?? []
  for (const row of table)
    console.log(
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  if (!columns.some(({ browser }) => browser === 'firefox')) console.log('Firefox: not installed')
}

/**
 * @param {string} tag
 * @param {Pick<Outcome, 'example' | 'browser'>} column
 * @param {Outcome[]} outcomes
 */
function describe(tag, { example, browser }, outcomes) {
  const own = outcomes.filter(
    (outcome) => outcome.example === example && outcome.browser === browser && outcome.tags.includes(tag),
  )
  const ran = own.filter(({ status }) => status !== 'skipped')
  if (ran.length === 0) return own.length > 0 ? 'skipped' : '–'
  const passed = ran.filter(({ status }) => status !== 'unexpected').length
  return `${passed}/${ran.length}${passed < ran.length ? ' FAILED' : ''}`
}

/**
 * @param {string} root
 * @returns {Outcome[]}
 */
function readOutcomes(root) {
  return readdirSync(join(root, 'examples')).flatMap((example) => {
    const file = join(root, 'examples', example, '.results/playwright.json')
    if (!existsSync(file)) return []
    /** @type {Suite} */
    const results = JSON.parse(readFileSync(file, 'utf8'))
    return specsOf(results).flatMap(({ tags, tests }) =>
      tests.map(({ projectName, status }) => ({ example, browser: projectName, tags: tags.map(bare), status })),
    )
  })
}

/**
 * @param {Suite} suite
 * @returns {Spec[]}
 */
function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)]
}

/** @param {string} tag */
function bare(tag) {
  return tag.replace(/^@/, '')
}
