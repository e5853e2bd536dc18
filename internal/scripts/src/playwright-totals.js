/**
 * Ends a Playwright run with one line that says how many tests passed and failed. No built-in reporter prints it last and alone.
 *
 * @implements {import('@playwright/test/reporter').Reporter}
 */
export default class Totals {
  /** @type {import('@playwright/test/reporter').Suite | undefined} */
  #suite

  /**
   * @param {import('@playwright/test/reporter').FullConfig} _config
   * @param {import('@playwright/test/reporter').Suite} suite
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
