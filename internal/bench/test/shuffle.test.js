import { expect, it } from 'vitest'
import { seededRandom } from '../src/outage/random.js'
import { shuffle } from '../src/shuffle.js'

it('gives each order about as often as any other', () => {
  const random = seededRandom(1)
  /** @type {Record<string, number>} */
  const counts = {}
  for (let i = 0; i < 6_000; i += 1) {
    const order = shuffle(['a', 'b', 'c'], random).join('')
    counts[order] = (counts[order] ?? 0) + 1
  }
  expect(Object.keys(counts)).toHaveLength(6)
  for (const count of Object.values(counts)) expect(Math.abs(count - 1_000)).toBeLessThan(120)
})

it('leaves the list itself as it is', () => {
  const items = [1, 2, 3, 4]
  shuffle(items, seededRandom(2))
  expect(items).toEqual([1, 2, 3, 4])
})
