import * as fc from 'fast-check'
import { version } from 'react'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { now } from './pass.js'
import type { Observations } from './stage.js'

const runs = Number(process.env['RUNS'] ?? 25)
const seed = Number(process.env['SEED'] ?? 1)

export interface Comparison<Library, Program> {
  readonly programs: fc.Arbitrary<Program>
  readonly bare: Library
  readonly ours: Library
  readonly observe: (library: Library, program: Program, isStrict: boolean) => Promise<Observations>
}

/** Defines tests that run random programs with both libraries and expect equal observations. `RUNS`, `SEED` and `SHRINK=0` change them. */
export function testSameBehavior<Library, Program>(
  what: string,
  { programs, bare, ours, observe }: Comparison<Library, Program>,
): void {
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
    vi.spyOn(performance, 'now').mockImplementation(now)
    // SWR waits for the next frame, which jsdom draws in real time.
    vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback, 1))
    vi.spyOn(Math, 'random').mockReturnValue(0.5) // for the jitter of SWR's back-off
  })
  afterAll(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it.each([
    ['', false],
    [' in StrictMode', true],
  ])(
    `${what} behave like the library’s own with React ${version}%s (${runs} programs, seed ${seed})`,
    async (_, isStrict) => {
      await fc.assert(
        fc.asyncProperty(programs, async (program) => {
          const expected = await observe(bare, program, isStrict)
          const seen = await observe(ours, program, isStrict)
          expect(seen.lines).toEqual(expected.lines)
          expect(stamp(seen)).toEqual(stamp(expected))
        }),
        { numRuns: runs, seed, endOnFailure: process.env['SHRINK'] === '0' },
      )
    },
    600_000,
  )
}

/** Returns each line with the number of the microtask in which it was recorded. */
function stamp({ lines, ticks }: Observations): string[] {
  return lines.map((line, index) => `${ticks[index]}: ${line}`)
}
