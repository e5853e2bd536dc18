import { expect, it } from 'vitest'
import { checkFlat } from '../soak/check-flat.ts'
import { counted } from '../soak/checkpoint.ts'
import { slopeOf } from '../soak/slope.ts'

/** Checkpoints whose heap grows steeply at first and then goes up and down by some kilobytes. */
const flat = Array.from({ length: 21 }, (_, index) => ({
  round: index * 500,
  heap: 5e6 + Math.sin(index * 5) * 2e4 - 1e6 * 0.4 ** index,
  listeners: 180 + (index % 3),
  nodes: 55,
  timers: 2 + (index % 2),
  entries: 2,
  caches: 4,
  signals: 9,
  responses: 3,
  promises: 90,
}))

it('accepts a heap and counts that go up and down', () => {
  expect(checkFlat(flat, 64)).toEqual([])
})

it.each(counted)('accepts many %s at a single checkpoint', (what) => {
  const last = flat.map((checkpoint, index) => ({ ...checkpoint, [what]: checkpoint[what] + (index === 20 ? 50 : 0) }))
  expect(checkFlat(last, 64)).toEqual([])
})

it('notices a heap that grows', () => {
  expect(checkFlat(flat, 8)).toHaveLength(1)
  const growing = flat.map((checkpoint) => ({ ...checkpoint, heap: checkpoint.heap + checkpoint.round * 64 }))
  expect(checkFlat(growing, 64)).toHaveLength(1)
})

it.each(counted)('notices %s that grow', (what) => {
  const growing = flat.map((checkpoint) => ({ ...checkpoint, [what]: checkpoint[what] + checkpoint.round / 500 }))
  expect(checkFlat(growing, 64)).toHaveLength(1)
})

it('rejects a run with too few checkpoints', () => {
  expect(checkFlat(flat.slice(-6), 64)).toHaveLength(1)
})

it('finds the slope despite one outlier', () => {
  const points = Array.from({ length: 11 }, (_, x) => [x, 3 * x + (x === 5 ? 1_000 : 0)] as const)
  expect(slopeOf(points)).toEqual({ slope: 3, least: expect.closeTo(3, 9), most: 3 })
})
