/** @import { FullConfig, Reporter, Suite } from '@playwright/test/reporter' */

/**
 * Ends a Playwright run with one line that says how many tests passed and failed. No built-in reporter prints it last and alone.
 *
 * @implements {Reporter}
 */
export default class Totals {
  /** @type {Suite | undefined} */
  #suite

  /**
   * @param {FullConfig} _config
   * @param {Suite} suite
   */
  onBegin(_config, suite) {
    this.#suite = suite
  }

  onEnd() {
    const outcomes = this.#suite?.allTests().map((test) => test.outcome()) ?? []
    /** @param {readonly string[]} names */
    const count = (...names) => outcomes.filter((outcome) => names.includes(outcome)).length
    const skipped = count('skipped')
    console.log(
      `${count('expected')} passed, ${count('unexpected', 'flaky')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    )
  }
}
