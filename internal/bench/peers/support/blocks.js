import { pairedRatios, spread } from '../../src/statistics.js'

const clock = () => Number(process.hrtime.bigint())

/**
 * Measures B beside A in blocks A, B, A of some 0.2 ms (0.6 at most for a slow B): short enough that what else the machine does meets all three alike.
 *
 * @param {{ a: Runner, b: Runner, triples: number, warmUp: number }} options a runner has `prepare(size)`, untimed, whose result
 *   `run(prepared)` takes
 */
export async function comparePaired({ a, b, triples, warmUp }) {
  for (let i = 0; i < warmUp; i += 1) {
    await block(a, 8)
    await block(b, 8)
  }
  const [eachA, eachB] = [(await block(a, 200)) / 200, (await block(b, 100)) / 100]
  const size = Math.max(4, Math.round(Math.min(200_000 / eachA, 600_000 / eachB)))
  const measured = []
  for (let i = 0; i < triples; i += 1) measured.push([await block(a, size), await block(b, size), await block(a, size)])
  const ratios = pairedRatios(measured)
  return {
    ratio: spread(ratios),
    kept: ratios.length / triples,
    /** Nanoseconds for one call. */
    a: spread(measured.map(([first, , last]) => (first + last) / 2 / size)).median,
    b: spread(measured.map(([, middle]) => middle / size)).median,
  }
}

async function block({ prepare, run }, size) {
  const prepared = prepare(size)
  // What is held weakly is let go between turns of the event loop only; without one the heap would grow for ever.
  await new Promise((resolve) => setImmediate(resolve))
  const began = clock()
  await run(prepared)
  return clock() - began
}
