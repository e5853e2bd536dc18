/**
 * Says for the page whether the last two runs of everything order the contestants alike.
 *
 * @param {{ same: number, near: number, reversed: string[] } | undefined} ordering
 */
export function compareText(ordering) {
  if (!ordering) return ''
  const { same, near, reversed } = ordering
  return `
- Beside the run before this one, pairs reversed: ${[reversed.length, ...reversed].join('; ')}. ${same} pairs of contestants stand in the same order; ${near} lie too near each
  other to rank in one of the two runs.`
}
