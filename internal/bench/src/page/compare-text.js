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
- Beside the run before this one, ${whichRun(ordering)}: in the tables of times ${same} pairs of contestants stand in the same order, ${near} lie too near each
  other to rank in one of the two runs, and ${listOf(reversed)} changed places. Sizes, cases and the storm's counts change only with the code or a peer: there, ${listOf(changed)} did.`
}

/** @param {{ taken?: import('../commit.js').Taken, isSameCommit: boolean }} ordering */
function whichRun({ taken, isSameCommit }) {
  if (!taken) return 'which noted no commit and may be of other code'
  return `of ${taken.date}, ${isSameCommit ? 'of the same commit' : `of other code, commit ${nameCommit(taken)}`}`
}

const listOf = (/** @type {string[]} */ pairs) =>
  pairs.length === 0 ? 'none' : `${pairs.length} (${pairs.join('; ')})`
