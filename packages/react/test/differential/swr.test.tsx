import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { bare, observe, ours, swrPrograms } from './swr-app.js'

const runs = Number(process.env['RUNS'] ?? 60)
const seed = Number(process.env['SEED'] ?? 1)

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  // SWR waits for the next frame, which jsdom draws in real time.
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback, 1))
  vi.spyOn(Math, 'random').mockReturnValue(0.5) // of SWR's back-off
})
afterAll(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it(`a program observes the same of our SWR hooks as of SWR's (${runs} programs, seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(swrPrograms, async (program) => {
      vi.setSystemTime(0)
      const expected = await observe(bare, program)
      vi.setSystemTime(0)
      expect(await observe(ours, program)).toEqual(expected)
    }),
    { numRuns: runs, seed, endOnFailure: process.env['SHRINK'] === '0' },
  )
}, 600_000)
