/**
 * Prints the failures and, in the last line, the runtime, its version and the counts, which `run.mjs` reads.
 *
 * @param {string} runtime
 * @param {string} version
 * @param {{ passed: number, failures: readonly string[] }} result
 */
export function report(runtime, version, { passed, failures }) {
  for (const failure of failures) console.log(`  ✗ ${failure}`)
  console.log(`${runtime} | ${version} | ${passed} passed, ${failures.length} failed`)
}
