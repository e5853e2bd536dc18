/** @import { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter' */

const WAYS = [
  ['@way:vanilla-same', 'plain JavaScript, own origin'],
  ['@way:vanilla-other', 'plain JavaScript, other origin'],
  ['@way:react-fetch-same', 'useAuthFetch, own origin'],
  ['@way:react-fetch-other', 'useAuthFetch, other origin'],
  ['@way:react-swr-same', 'useClerkSWR, own origin'],
  ['@way:react-swr-other', 'useClerkSWR, other origin'],
  ['@way:react-query-same', 'useAuthQuery, own origin'],
  ['@way:react-query-other', 'useAuthQuery, other origin'],
]

const TRIALS = [
  ['@background', 'in a hidden tab'],
  ['@sleep', 'after a sleep'],
  ['@two-tabs', 'two tabs, two organizations'],
  ['@snippet', 'hand-written code breaks, the hooks do not'],
]

const ROWS = [
  ...WAYS.map(([tag = '', name = '']) => ({ name, tags: [tag] })),
  ...TRIALS.flatMap(([trial = '', title = '']) => [
    { name: title, tags: [trial] },
    ...WAYS.map(([tag = '', name = '']) => ({ name: `${title}: ${name}`, tags: [trial, tag] })),
  ]),
]

/**
 * Prints a table after a Playwright run: how many tests of each way to make a request passed, in each browser. A test names its way and
 * its trial with tags. Playwright has no reporter that groups by tags.
 *
 * @implements {Reporter}
 */
export default class WaysReporter {
  /** @type {TestCase[]} */
  #tests = []

  /**
   * @param {FullConfig} _config
   * @param {Suite} suite
   */
  onBegin(_config, suite) {
    this.#tests = suite.allTests()
  }

  onEnd() {
    const browsers = [...new Set(this.#tests.map(browserOf))]
    /** @type {Record<string, Record<string, string>>} */
    const table = {}
    for (const { name, tags } of ROWS) {
      const tagged = this.#tests.filter((test) => tags.every((tag) => test.tags.includes(tag)))
      if (tagged.length === 0) continue
      table[name] = Object.fromEntries(
        browsers.map((browser) => [browser, describe(tagged.filter((test) => browserOf(test) === browser))]),
      )
    }
    console.table(table)
  }
}

/** @param {TestCase} test */
function browserOf(test) {
  return test.parent.project()?.name ?? ''
}

/** @param {TestCase[]} tests */
function describe(tests) {
  const ran = tests.filter((test) => test.outcome() !== 'skipped')
  if (ran.length === 0) return tests.length > 0 ? 'skipped' : ''
  const passed = ran.filter((test) => test.outcome() === 'expected').length
  return `${passed}/${ran.length}${passed < ran.length ? ' FAILED' : ''}`
}
