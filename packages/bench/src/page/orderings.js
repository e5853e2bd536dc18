/**
 * @typedef {object} Ordering
 * @property {string} title
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
const ordering = (title, list, spreadOf) => ({
  title,
  contestants: list.map((contestant) => ({ name: contestant.name, spread: spreadOf(contestant) })),
})

/**
 * Gives by what each table of the page sorts its contestants.
 *
 * @param {any} results as they stand in `results.json`
 * @returns {Ordering[]}
 */
function orderingsOf({ size, correctness, storm, overhead, loopback, hooks }) {
  return [
    ordering('size', size.programs, ({ brotli }) => exactly(brotli)),
    ordering('correctness', correctness.contestants, held),
    ...['refreshes', 'sends', 'time'].map((figure) =>
      ordering(`storm, ${figure}`, storm.contestants, ({ together }) => exactly(together[figure])),
    ),
    ...Object.entries(overhead.methods).map(([method, { contestants }]) =>
      ordering(`overhead, ${method}`, contestants, ({ ratio }) => ratio),
    ),
    ordering('loopback', loopback.contestants, ({ cpu }) => cpu),
    ...['swr', 'query'].map((library) =>
      ordering(
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
 * @param {Ordering} one
 * @param {Ordering} other
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
  return orderingsOf(one).map(({ title, contestants }) => ({
    title,
    ...compareOrderings({ title, contestants }, others.get(title) ?? { title, contestants: [] }),
  }))
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
