// All options of the libraries that keep, transform, name or share data, in random apps with random users. RUNS and SEED make a longer run or another one.
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mutationCase, queryCase, swrCase, waitingQueryCase, type Case } from './generators.js'
import { play } from './model.js'

const runs = Number(process.env['RUNS'] ?? 40)
const seed = Number(process.env['SEED'] ?? 1)
/** Faults that match this are left out, to look for others. */
const known = process.env['KNOWN'] ? new RegExp(process.env['KNOWN']) : undefined
const isShort = process.env['SHRINK'] === '0'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  // SWR waits for the next frame, which jsdom draws in real time.
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback, 1))
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it.each([
  ['TanStack Query', queryCase],
  ['queries that wait', waitingQueryCase],
  ['mutations', mutationCase],
  ['SWR', swrCase],
] satisfies [string, fc.Arbitrary<Case>][])(
  'No option of %s brings the data of one user to another',
  async (_name, cases) => {
    let rendersWithData = 0
    const property = fc.asyncProperty(cases, async (example) => {
      const outcome = await play(example)
      rendersWithData += outcome.rendersWithData
      expect(outcome.faults.filter((fault) => !known?.test(fault))).toEqual([])
    })
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: isShort })
    expect(rendersWithData).toBeGreaterThan(runs) // not because nothing was shown
  },
  600_000,
)
