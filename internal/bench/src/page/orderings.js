import { isSameCommit } from '../commit.js'

/**
 * @typedef {object} Ordering
 * @property {string} title
 * @property {boolean} isTimed whether it could come out differently without a change of the code
 * @property {{ name: string, spread: import('../statistics.js').Spread }[]} contestants
 */

const exactly = (/** @type {number} */ value) => ({ q1: value, median: value, q3: value, count: 1 })

const held = (/** @type {any} */ { outcomes }) =>
  exactly(outcomes.filter((/** @type {any} */ { outcome }) => outcome === 'yes').length)

/**
 * @param {string} title
 * @param {any[]} list
 * @param {(contestant: any) => import('../statistics.js').Spread} spreadOf
 * @returns {Ordering}
 */
const timed = (title, list, spreadOf) => ({
  title,
  isTimed: true,
  contestants: list.map((contestant) => ({ name: contestant.name, spread: spreadOf(contestant) })),
})

/**
 * Sizes, cases, and the storm, which runs in model time.
 *
 * @param {string} title
 * @param {any[]} list
 * @param {(contestant: any) => import('../statistics.js').Spread} spreadOf
 * @returns {Ordering}
 */
const counted = (title, list, spreadOf) => ({ ...timed(title, list, spreadOf), isTimed: false })

/**
 * Gives by what each table of the page sorts its contestants.
 *
 * @param {any} results as they stand in `results.json`
 * @returns {Ordering[]}
 */
function orderingsOf({ size, correctness, storm, overhead, loopback, hooks }) {
  return [
    counted('size', size.programs, ({ brotli }) => exactly(brotli)),
    counted('correctness', correctness.contestants, held),
    ...['refreshes', 'sends', 'time'].map((figure) =>
      counted(`storm, ${figure}`, storm.contestants, ({ together }) => exactly(together[figure])),
    ),
    ...Object.entries(overhead.methods).map(([method, { contestants }]) =>
      timed(`overhead, ${method}`, contestants, ({ ratio }) => ratio),
    ),
    timed(
      'loopback',
      // The control bears the floor's name.
      loopback.contestants.filter((/** @type {any} */ { file }) => file !== 'control'),
      ({ cpu }) => cpu,
    ),
    ...['swr', 'query'].map((library) =>
      timed(
        `mount, ${library}`,
        hooks.contestants.filter((/** @type {any} */ hook) => hook.library === library),
        ({ mountRatio }) => mountRatio,
      ),
    ),
  ]
}

/**
 * Counts the pairs of contestants that two runs order alike, and names those that they order differently. A pair whose quartiles
 * overlap in one of the runs has no order.
 *
 * @param {Pick<Ordering, 'contestants'>} one
 * @param {Pick<Ordering, 'contestants'>} other
 */
export function compareOrderings(one, other) {
  const counts = { same: 0, near: 0, reversed: /** @type {string[]} */ ([]) }
  const later = new Map(other.contestants.map(({ name, spread }) => [name, spread]))
  for (const [index, a] of one.contestants.entries())
    for (const b of one.contestants.slice(index + 1)) {
      const orders = [sideOf(a.spread, b.spread), sideOf(later.get(a.name), later.get(b.name))]
      if (orders.includes(0)) counts.near += 1
      else if (orders[0] === orders[1]) counts.same += 1
      else counts.reversed.push(`${a.name} and ${b.name}`)
    }
  return counts
}

/**
 * Sums up how two runs of everything order their contestants, over all that the page sorts.
 *
 * @param {any} one as in `results.json`
 * @param {any} other
 */
export function compareRuns(one, other) {
  const others = new Map(orderingsOf(other).map((table) => [table.title, table]))
  return orderingsOf(one).map(({ title, isTimed, contestants }) => ({
    title,
    isTimed,
    ...compareOrderings({ contestants }, others.get(title) ?? { contestants: [] }),
  }))
}

const pairs = (/** @type {ReturnType<typeof compareRuns>} */ tables) =>
  tables.flatMap(({ title, reversed }) => reversed.map((pair) => `${title}: ${pair}`))

/**
 * Gives for the page how a run orders the contestants beside the run before it.
 *
 * @param {any} before as in `results.json`
 * @param {any} results
 */
export function compareWithBefore(before, results) {
  const compared = compareRuns(before, results)
  const times = compared.filter(({ isTimed }) => isTimed)
  return {
    taken: before.taken,
    isSameCommit: isSameCommit(before.taken, results.taken),
    same: times.reduce((total, { same }) => total + same, 0),
    near: times.reduce((total, { near }) => total + near, 0),
    reversed: pairs(times),
    changed: pairs(compared.filter(({ isTimed }) => !isTimed)),
  }
}

/**
 * @param {import('../statistics.js').Spread | undefined} a
 * @param {import('../statistics.js').Spread | undefined} b
 * @returns {-1 | 0 | 1} 0 when they lie too near each other, or one did not take part
 */
function sideOf(a, b) {
  if (!a || !b) return 0
  if (a.q3 < b.q1) return -1
  return b.q3 < a.q1 ? 1 : 0
}
