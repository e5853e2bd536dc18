import { expect, it } from 'vitest'
import { isOff, overlaps, pairedRatios, quantile, slope, spread } from '../src/statistics.js'

it('takes the quartiles between two neighbours, whatever the order', () => {
  expect(spread([4, 1, 3, 2])).toEqual({ q1: 1.75, median: 2.5, q3: 3.25, count: 4 })
  expect(quantile([5], 0.99)).toBe(5)
  expect(quantile([10, 9, 2], 0.5)).toBe(9)
})

it('gives no figure for no values', () => {
  expect(spread([]).median).toBeNaN()
})

it('compares the middle block with the mean of the two around it', () => {
  expect(pairedRatios([[100, 210, 110]])).toEqual([2])
})

it('drops triples whose two floors disagree', () => {
  const good = Array.from({ length: 5 }, () => /** @type {const} */ ([100, 50, 100]))
  expect(pairedRatios([[100, 100, 111], ...good])).toEqual([0.5, 0.5, 0.5, 0.5, 0.5])
  expect(pairedRatios([[100, 100, 111], ...good], 0.2)).toHaveLength(6)
})

it('keeps the five that disagree least when hardly any agrees', () => {
  const bad = [2, 5, 3, 9, 4, 7, 6].map((factor) => /** @type {const} */ ([100, factor, 100 * factor]))
  expect(pairedRatios(bad)).toHaveLength(5)
  expect(pairedRatios(bad)[0]).toBeCloseTo(4 / 300)
})

it('takes a control for off beyond two in a hundred, or without a figure', () => {
  const controls = [0.97, 0.985, 1, 1.015, 1.03, Number.NaN].map((median) => ({ q1: 0.9, median, q3: 1.1, count: 9 }))
  expect(controls.map(isOff)).toEqual([true, false, false, false, true, true])
})

it('finds that two spreads overlap when neither lies wholly beyond the other', () => {
  const low = { q1: 1, median: 2, q3: 3, count: 9 }
  expect(overlaps(low, { q1: 3, median: 4, q3: 5, count: 9 })).toBe(true)
  expect(overlaps({ q1: 2, median: 2.1, q3: 2.2, count: 9 }, low)).toBe(true)
  expect(overlaps({ q1: 3.1, median: 4, q3: 5, count: 9 }, low)).toBe(false)
})

it('fits a line through points that scatter', () => {
  expect(
    slope([
      [0, 1],
      [1, 5],
      [2, 5],
      [3, 9],
    ]),
  ).toBeCloseTo(2.4)
})
