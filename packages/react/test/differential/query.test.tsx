import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { bare, observe, ours, queryPrograms } from './query-app.js'

const runs = Number(process.env['RUNS'] ?? 60)
const seed = Number(process.env['SEED'] ?? 1)

beforeAll(
  () => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] }),
)
afterAll(() => void vi.useRealTimers())

it(`a program observes the same of our query hooks as of TanStack Query's (${runs} programs, seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(queryPrograms, async (program) => {
      vi.setSystemTime(0)
      const expected = await observe(bare, program)
      vi.setSystemTime(0)
      expect(await observe(ours, program)).toEqual(expected)
    }),
    { numRuns: runs, seed, endOnFailure: process.env['SHRINK'] === '0' },
  )
}, 600_000)
