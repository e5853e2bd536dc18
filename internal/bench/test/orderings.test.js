import { expect, it } from 'vitest'
import { compareText } from '../src/page/compare-text.js'
import { compareOrderings, compareWithBefore } from '../src/page/orderings.js'

const spread = (/** @type {number} */ median) => ({ q1: median - 1, median, q3: median + 1, count: 9 })
const run = (/** @type {Record<string, number>} */ medians) => ({
  contestants: Object.entries(medians).map(([name, median]) => ({ name, spread: spread(median) })),
})

it('counts the pairs that two runs order alike', () => {
  expect(compareOrderings(run({ ky: 10, axios: 20, wretch: 30 }), run({ ky: 12, axios: 25, wretch: 31 }))).toEqual({
    same: 3,
    near: 0,
    reversed: [],
  })
})

it('gives no order to what overlaps in one of the runs, or is not in both', () => {
  expect(compareOrderings(run({ ky: 10, axios: 11, wretch: 30 }), run({ ky: 20, axios: 10 }))).toEqual({
    same: 0,
    near: 3,
    reversed: [],
  })
})

it('names what two runs order differently', () => {
  expect(compareOrderings(run({ ky: 10, axios: 20 }), run({ ky: 20, axios: 10 })).reversed).toEqual(['ky and axios'])
})

const taken = { date: '2026-01-31', commit: 'abc1234', isChanged: false }

const named = (/** @type {(index: 0 | 1) => any} */ figures) =>
  ['by hand', 'ky'].map((name, index) => ({ name, file: name, ...figures(index === 0 ? 0 : 1) }))

/** Results of two clients, as far as the page sorts them. */
function results({ bytes = [1, 2], cpu = [1, 9], more = {} } = {}) {
  return {
    taken,
    size: { programs: named((index) => ({ brotli: bytes[index] })) },
    correctness: { contestants: named(() => ({ outcomes: [{ outcome: 'yes' }] })) },
    storm: { contestants: named(() => ({ together: { refreshes: 1, sends: 2, time: 3 } })) },
    overhead: { methods: { GET: { contestants: [] } } },
    loopback: {
      contestants: [
        ...named((index) => ({ cpu: spread(cpu[index] ?? 0) })),
        { name: 'by hand', file: 'control', cpu: spread(5) },
      ],
    },
    hooks: { contestants: [] },
    ...more,
  }
}

it('compares the floor of loopback, and not the control that bears its name', () => {
  expect(compareWithBefore(results(), results())).toMatchObject({ same: 1, near: 0, reversed: [] })
})

it('counts the pairs of timed tables alone, and names what changed in the others', () => {
  const compared = compareWithBefore(results(), results({ bytes: [2, 1], cpu: [9, 1] }))
  expect(compared).toMatchObject({ same: 0, near: 0 })
  expect(compared.reversed).toEqual(['loopback: by hand and ky'])
  expect(compared.changed).toEqual(['size: by hand and ky'])
})

it('says of what commit the run before was', () => {
  const textOf = (/** @type {any} */ before) => compareText(compareWithBefore(before, results()))
  expect(textOf(results())).toContain('of 2026-01-31, of the same commit: in the tables of times 1 pairs')
  expect(textOf(results({ more: { taken: { ...taken, commit: 'def5678' } } }))).toContain(
    'of 2026-01-31, of other code, commit `def5678`:',
  )
  expect(textOf(results({ more: { taken: undefined } }))).toContain('which noted no commit')
})

it('says nothing without a run before', () => {
  expect(compareText(undefined)).toBe('')
})
