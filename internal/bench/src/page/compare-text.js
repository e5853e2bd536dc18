import { nameCommit } from '../commit.js'

/**
 * Says for the page whether the last two runs of everything order the contestants alike.
 *
 * @param {ReturnType<typeof import('./orderings.js').compareWithBefore> | undefined} ordering
 */
export function compareText(ordering) {
  if (!ordering) return ''
  const { same, near, reversed, changed } = ordering
  return `
- Compared with the previous run, ${whichRun(ordering)}: in the tables of times, ${same} pairs of contestants are in the same order, ${near} are too close to
  rank in one of the two runs, and ${listOf(reversed)} changed places. Sizes, correctness and the storm's counts change only with the code or another library: there, ${listOf(changed)} changed.`
}

/** @param {{ taken?: import('../commit.js').Taken, isSameCommit: boolean }} ordering */
function whichRun({ taken, isSameCommit }) {
  if (!taken) return 'which has no commit and may have measured other code'
  return `of ${taken.date}, ${isSameCommit ? 'of the same commit' : `of different code, commit ${nameCommit(taken)}`}`
}

const listOf = (/** @type {string[]} */ pairs) =>
  pairs.length === 0 ? 'none' : `${pairs.length} (${pairs.join('; ')})`
