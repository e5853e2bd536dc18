/**
 * Prints the failures and, in the last line, the runtime, its version and the counts, which `run.mjs` reads.
 *
 * @param {string} runtime
 * @param {string} version
 * @param {{ passed: number, failures: readonly string[] }} result
 * @param {Record<string, string>} [known] the cases that are known to fail there, each with the reason
 */
export function report(runtime, version, result, known = {}) {
  const { failures, expected } = setApart(result.failures, known)
  for (const failure of failures) console.log(`  ✗ ${failure}`)
  const notes = expected.map((name) => `, known to fail: ${name} (${known[name]})`)
  console.log(`${runtime} | ${version} | ${result.passed} passed, ${failures.length} failed${notes.join('')}`)
}

/**
 * Separates known failures from the others. A known failure that passes is a failure too, so that it is removed from the list.
 *
 * @param {readonly string[]} failures each starts with the name of its case
 * @param {Record<string, string>} known
 */
export function setApart(failures, known) {
  /** @param {string} failure */
  const knownOf = (failure) => Object.keys(known).find((name) => failure.startsWith(`${name}: `))
  const expected = failures.flatMap((failure) => knownOf(failure) ?? [])
  const passing = Object.keys(known).filter((name) => !expected.includes(name))
  return {
    failures: [
      ...failures.filter((failure) => !knownOf(failure)),
      ...passing.map((name) => `${name}: is listed as known to fail, and did not`),
    ],
    expected,
  }
}
