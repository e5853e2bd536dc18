/** Ends a Vitest run with one line that says how many tests passed and failed. No built-in reporter prints it last and alone. */
export default class Totals {
  /** @param {readonly import('vitest/node').TestModule[]} modules */
  onTestRunEnd(modules) {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const { children } of modules) for (const test of children.allTests()) counts[test.result().state] += 1
    const { passed, failed, skipped } = counts
    console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  }
}
