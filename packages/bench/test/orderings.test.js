import { expect, it } from 'vitest'
import { compareOrderings } from '../src/page/orderings.js'

const spread = (/** @type {number} */ median) => ({ q1: median - 1, median, q3: median + 1, count: 9 })
const run = (/** @type {Record<string, number>} */ medians) => ({
  title: 'time',
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
