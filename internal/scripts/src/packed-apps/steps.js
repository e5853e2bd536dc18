/**
 * @template Result
 * @typedef {() => Result | Promise<Result>} Work
 */

/**
 * What a run of an app receives.
 *
 * @typedef {object} Attempt
 * @property {string} folder an empty folder
 * @property {ReadonlyMap<string, string>} tarballs the paths of our tarballs, by package name
 * @property {<Result>(name: string, work: Work<Result>) => Promise<Result>} step
 */

/**
 * Records the duration and the outcome of each step.
 */
export function createSteps() {
  /** @type {{ app: string, name: string, seconds: string, outcome: string }[]} */
  const rows = []

  return {
    /**
     * @template Result
     * @param {string} app
     * @param {string} name the step
     * @param {Work<Result>} work
     * @returns {Promise<Result>} the result of `work`; rejects as it does
     */
    async step(app, name, work) {
      console.log(`${app}: ${name} …`)
      const began = performance.now()
      let outcome = 'failed'
      try {
        const result = await work()
        outcome = 'passed'
        return result
      } finally {
        rows.push({ app, name, seconds: ((performance.now() - began) / 1000).toFixed(1), outcome })
      }
    },

    /**
     * Prints a table of the steps and, in the last line, how many passed and failed.
     *
     * @returns {number} how many failed
     */
    print() {
      const width = Math.max(...rows.map(({ name }) => name.length))
      console.log(`\n${'app'.padEnd(6)}${'step'.padEnd(width)}${'seconds'.padStart(9)}`)
      for (const { app, name, seconds, outcome } of rows) {
        console.log(
          `${app.padEnd(6)}${name.padEnd(width)}${seconds.padStart(9)}${outcome === 'failed' ? '  FAILED' : ''}`,
        )
      }
      const failed = rows.filter(({ outcome }) => outcome === 'failed').length
      console.log(`${rows.length - failed} passed, ${failed} failed`)
      return failed
    },
  }
}
