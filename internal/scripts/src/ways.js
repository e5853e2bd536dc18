import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a tag stands for: a row each. */
const WAYS = [
  ['way:vanilla-same', 'plain JavaScript, own origin'],
  ['way:vanilla-other', 'plain JavaScript, other origin'],
  ['way:react-fetch-same', 'useAuthFetch, own origin'],
  ['way:react-fetch-other', 'useAuthFetch, other origin'],
  ['way:react-swr-same', 'useClerkSWR, own origin'],
  ['way:react-swr-other', 'useClerkSWR, other origin'],
  ['way:react-query-same', 'useAuthQuery, own origin'],
  ['way:react-query-other', 'useAuthQuery, other origin'],
]

/** What each way is put to: a row each, and below it one for each way that a test of it goes. */
const TRIALS = [
  ['background', 'in a hidden tab'],
  ['sleep', 'after a sleep'],
  ['two-tabs', 'two tabs, two organizations'],
  ['snippet', 'hand-written code breaks, this does not'],
]

/** The rows of the table, and the tags that a test must have to be counted there. */
const ROWS = [
  ...WAYS.map(([tag = '', name = '']) => ({ name, tags: [tag] })),
  ...TRIALS.flatMap(([trial = '', title = '']) => [
    { name: title, tags: [trial] },
    ...WAYS.map(([tag = '', name = '']) => ({ name: `  ${name}`, tags: [trial, tag] })),
  ]),
]

/** What stands in the cell of a row that has no test there. */
const NONE = '–'

/**
 * @typedef {{ tags: string[], tests: { projectName: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[] }} Spec
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 * @typedef {{ example: string, browser: string, tags: string[], status: Spec['tests'][number]['status'] }} Outcome
 */

/**
 * Prints what the browser tests of each example say of each way to make a request: how many of how many passed, in each browser. An
 * example that shows none of the ways has a line of its own below.
 *
 * @param {string} [root] the repository
 * @returns {boolean} whether each row has a test
 */
export function printWays(root = process.cwd()) {
  const outcomes = readOutcomes(root)
  const columns = [
    ...new Map(outcomes.map(({ example, browser }) => [`${example} ${browser}`, { example, browser }])).values(),
  ].map((column) => ({ ...column, own: outcomes.filter((outcome) => isOf(column, outcome)) }))
  const [shown, others] = [columns.filter(showsWays), columns.filter((column) => !showsWays(column))]
  const rows = ROWS.map(({ name, tags }) => [name, ...shown.map(({ own }) => describe(own, tags))])
  printTable([['', ...shown.map(({ example }) => example)], ['', ...shown.map(({ browser }) => browser)], ...rows])
  for (const { example, browser, own } of others) console.log(`${example}, ${browser}: ${describe(own, [])}`)
  if (!columns.some(({ browser }) => browser === 'firefox')) console.log('Firefox: not installed')
  const untested = ROWS.filter((_, index) => rows[index]?.slice(1).every((cell) => cell === NONE))
  for (const { tags } of untested) console.log(`No test has ${tags.map((tag) => `@${tag}`).join(' and ')}.`)
  return untested.length === 0
}

/** @param {string[][]} table */
function printTable(table) {
  const widths = table[0]?.map((_, index) => Math.max(...table.map((row) => row[index]?.length ?? 0))) ?? []
  for (const row of table)
    console.log(
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

/**
 * @param {Pick<Outcome, 'example' | 'browser'>} column
 * @param {Outcome} outcome
 */
function isOf({ example, browser }, outcome) {
  return outcome.example === example && outcome.browser === browser
}

/** @param {{ own: Outcome[] }} column */
function showsWays({ own }) {
  return own.some(({ tags }) => tags.some((tag) => tag.startsWith('way:')))
}

/**
 * @param {Outcome[]} outcomes
 * @param {readonly string[]} wanted tags, all of which a test must have
 */
function describe(outcomes, wanted) {
  const meant = outcomes.filter(({ tags }) => wanted.every((tag) => tags.includes(tag)))
  const ran = meant.filter(({ status }) => status !== 'skipped')
  if (ran.length === 0) return meant.length > 0 ? 'skipped' : NONE
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
