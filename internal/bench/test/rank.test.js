import { expect, it } from 'vitest'
import { linkTo, rank } from '../src/page/contestant.js'

const spreadOf = (/** @type {number} */ median) => ({ q1: median - 1, median, q3: median + 1, count: 9 })

it('sorts by the median and marks what overlaps the row above', () => {
  expect(rank([9, 1, 2.5], spreadOf)).toEqual([
    { contestant: 1, mark: '' },
    { contestant: 2.5, mark: ' ≈' },
    { contestant: 9, mark: '' },
  ])
})

it('links a name to its set-up, ours in bold', () => {
  expect(linkTo({ name: 'ky', file: 'ky' })).toBe('[ky](../internal/bench/peers/clients/ky.js)')
  expect(linkTo({ name: 'ours', file: 'auth-query' }, 'hooks')).toMatch(/^\*\*\[ours\].*hooks.*\*\*$/)
  expect(linkTo({ name: 'an import' })).toBe('an import')
})
